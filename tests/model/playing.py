"""Plays random histories against a database. The oracle must agree with every call and with what everybody sees."""

from collections import Counter
from collections.abc import Collection
from contextlib import ExitStack
from random import Random

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from psycopg.sql import SQL, Identifier, Literal

from tests.model.actions.action import Action, Refused, audit_rows, new_ids, world_after
from tests.model.compare import differences
from tests.model.database import WorldDatabase
from tests.model.facts.stories import Story
from tests.model.generators.histories import THEMES, beginning, next_action
from tests.model.personas import ANONYMOUS, NO_CLAIM, member, people
from tests.model.world import World

STEPS = 50
STEPS_PER_COMPARISON = 12
DICE = st.integers(0, 2**32 - 1).map(Random)
"""One draw per step. With one draw per choice, a history would be longer than Hypothesis allows."""
PARAMETERS_OF_IDS = frozenset(
    {"story", "community", "home_community", "other_community", "profile", "person"}
    | {"protocol", "period", "agreement", "grant"}
)
STATES = "SELECT title, status, review_status, privacy, version, content FROM ledger.stories"
AUDIT = """SELECT p.display_name, a.action, count(*) FROM ledger.access_logs AS a
    INNER JOIN ledger.profiles AS p ON p.id = a.actor_id GROUP BY 1, 2"""
"""The number of audit rows per person and action."""
PARAMETERS_OF_TIMES = frozenset(["expires_at", "valid_until", "ends_at"])


def perform(database: WorldDatabase, action: Action, at: int) -> tuple[str | None, str | None]:
    """The error code of the function, or None, and what it returned."""
    arguments = SQL(", ").join(
        SQL("{} => {}").format(Identifier(parameter), Literal(value))
        for parameter, value in (_argument(database, *argument) for argument in action.arguments)
    )
    call = SQL("SELECT ledger.{}({})").format(Identifier(action.name), arguments)
    return database.call(member(action.actor) if action.actor else NO_CLAIM, call, at)


def _argument(database: WorldDatabase, name: str, value: object) -> tuple[str, object]:
    if name in PARAMETERS_OF_IDS:
        return f"p_{name}_id", None if value is None else database.id_of(str(value))
    return f"p_{name}", database.moment(value) if name in PARAMETERS_OF_TIMES and isinstance(value, int) else value


def _state(story: Story) -> tuple[object, ...]:
    return story.status, story.review_status, story.privacy, story.version, story.content


def _differences(actual: Collection[tuple[object, ...]], expected: Collection[tuple[object, ...]]) -> list[str]:
    beyond = [f"there is {row}" for row in sorted(map(str, set(actual) - set(expected)))]
    return beyond + [f"there is no {row}" for row in sorted(map(str, set(expected) - set(actual)))]


class HistoryMachine(RuleBasedStateMachine):
    """The history of one ledger, from its first story on. The test sets `database`."""

    database: WorldDatabase
    theme: tuple[str, ...] = ()
    """The actions that the history prefers. If it is empty, the machine chooses one of THEMES."""

    def __init__(self) -> None:
        super().__init__()
        self.sentences: list[str] = []
        self.world = World()
        self.at = 0
        self.audit: Counter[tuple[str | None, str]] = Counter()
        self.ending = ExitStack()

    @initialize(dice=DICE)
    def begin(self, dice: Random) -> None:
        self.world = beginning(dice)
        self.theme = self.theme or dice.choice(THEMES)
        self.ending.enter_context(self.database.holding(self.world))

    @rule(dice=DICE)
    def go_on(self, dice: Random) -> None:
        if dice.random() < 0.1:
            self.at += 1
            self.sentences.append(f"It is {self.at}")
        else:
            self.act(next_action(dice, self.world, self.at, self.theme))
        if dice.randrange(STEPS_PER_COMPARISON) == 0:
            self.compare()

    def act(self, action: Action) -> None:
        code, after = None, self.world
        try:
            after = world_after(self.world, action, self.at)
        except Refused as refused:
            code = refused.code
        self.sentences.append(f"{action}" + (f", which is refused with {code}" if code else ""))
        actual, returned = perform(self.database, action, self.at)
        assert actual == code, self.report(f"the database says {actual or 'yes'}: {returned}")
        self.audit.update((action.actor, name) for name in audit_rows(self.world, action, after))
        for name in new_ids(self.world, after):
            self.database.remember_id(name, returned or name)
        self.world = after

    def compare(self) -> None:
        """Compare what everybody sees, the derived columns, the stories and the audit rows with the oracle."""
        who = (ANONYMOUS, *people(self.world))
        found = [line for line in differences(self.database, self.world, who, self.at) if "access_logs" not in line]
        found += [f"{line} has drifted" for line in self.database.ask("SELECT * FROM priv.find_story_drift()")]
        found += _differences(self.database.ask(STATES), {(s.id, *_state(s)) for s in self.world.stories})
        found += _differences(self.database.ask(AUDIT), {(who, what, n) for (who, what), n in self.audit.items()})
        assert not found, self.report(*found)

    def teardown(self) -> None:
        try:
            if self.world.profiles:
                self.compare()
        finally:
            self.ending.close()

    def report(self, *ending: str) -> str:
        return "\n".join([self.world.describe(), "", *(f"{sentence}." for sentence in self.sentences), "", *ending])


def play(database: WorldDatabase, model_seed: int, count: int, *phases: Phase, theme: tuple[str, ...] = ()) -> None:
    """Play `count` histories. Raises AssertionError with one in which the database and the oracle disagree: with
    Phase.shrink the smallest that Hypothesis finds."""

    class Machine(HistoryMachine):
        pass

    Machine.database, Machine.theme = database, theme
    run = settings(
        max_examples=count,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        report_multiple_bugs=False,
        phases=[Phase.generate, *phases],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(seed(model_seed)(Machine), settings=run)
