"""Plays histories against a database: what the model says of each call, and of what everybody sees then."""

from collections import Counter
from collections.abc import Collection
from contextlib import ExitStack
from random import Random

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from psycopg.sql import SQL, Identifier, Literal

from tests.model.actions.action import Deed, Refused, appeared, audited, done
from tests.model.compare import differences
from tests.model.database import Database
from tests.model.facts.stories import Story
from tests.model.generators.histories import THEMES, beginning, next_deed
from tests.model.personas import ANONYMOUS, NO_CLAIM, member, people
from tests.model.world import World

STEPS = 50
LOOK_EVERY = 12
DICE = st.integers(0, 2**32 - 1).map(Random)
"""A draw a step: a history that draws each choice would be longer than an example may be."""
THINGS = frozenset(
    {"story", "community", "home_community", "other_community", "profile", "person"}
    | {"protocol", "period", "agreement", "grant"}
)
STATES = "SELECT title, status, review_status, privacy, version, content FROM ledger.stories"
AUDIT = """SELECT p.display_name, a.action, count(*) FROM ledger.access_logs AS a
    INNER JOIN ledger.profiles AS p ON p.id = a.actor_id GROUP BY 1, 2"""
"""Who did what, and how often."""
TIMES = frozenset(["expires_at", "valid_until", "ends_at"])


def perform(database: Database, deed: Deed, at: int) -> tuple[str | None, str | None]:
    """The error code of the function, or None, and what it returned."""
    arguments = SQL(", ").join(
        SQL("{} => {}").format(Identifier(parameter), Literal(value))
        for parameter, value in (_argument(database, *argument) for argument in deed.arguments)
    )
    call = SQL("SELECT ledger.{}({})").format(Identifier(deed.name), arguments)
    return database.call(member(deed.doer) if deed.doer else NO_CLAIM, call, at)


def _argument(database: Database, name: str, value: object) -> tuple[str, object]:
    if name in THINGS:
        return f"p_{name}_id", None if value is None else database.id_of(str(value))
    return f"p_{name}", database.moment(value) if name in TIMES and isinstance(value, int) else value


def _state(story: Story) -> tuple[object, ...]:
    return story.status, story.review, story.privacy, story.version, story.text


def _unlike(actual: Collection[tuple[object, ...]], expected: Collection[tuple[object, ...]]) -> list[str]:
    beyond = [f"there is {row}" for row in sorted(map(str, set(actual) - set(expected)))]
    return beyond + [f"there is no {row}" for row in sorted(map(str, set(expected) - set(actual)))]


class History(RuleBasedStateMachine):
    """One ledger, from its first story on; `database` is given by the test."""

    database: Database
    theme: tuple[str, ...] = ()
    """One of THEMES; by chance where it is none."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.world = World()
        self.at = 0
        self.audit: Counter[tuple[str | None, str]] = Counter()
        self.held = ExitStack()

    @initialize(dice=DICE)
    def begin(self, dice: Random) -> None:
        self.world = beginning(dice)
        self.theme = self.theme or dice.choice(THEMES)
        self.held.enter_context(self.database.holding(self.world))

    @rule(dice=DICE)
    def go_on(self, dice: Random) -> None:
        if dice.random() < 0.1:
            self.at += 1
            self.said.append(f"It is {self.at}")
        else:
            self.act(next_deed(dice, self.world, self.at, self.theme))
        if dice.randrange(LOOK_EVERY) == 0:
            self.look()

    def act(self, deed: Deed) -> None:
        code, after = None, self.world
        try:
            after = done(self.world, deed, self.at)
        except Refused as refused:
            code = refused.code
        self.said.append(f"{deed}" + (f", which is refused with {code}" if code else ""))
        actual, returned = perform(self.database, deed, self.at)
        assert actual == code, self.story(f"the database says {actual or 'yes'}: {returned}")
        self.audit.update((deed.doer, action) for action in audited(self.world, deed, after))
        for name in appeared(self.world, after):
            self.database.name(name, returned or name)
        self.world = after

    def look(self) -> None:
        """Everybody sees what the model says, and nothing is as it may not be."""
        who = (ANONYMOUS, *people(self.world))
        found = [line for line in differences(self.database, self.world, who, self.at) if "access_logs" not in line]
        found += [f"{line} has drifted" for line in self.database.ask("SELECT * FROM priv.find_story_drift()")]
        found += _unlike(self.database.ask(STATES), {(s.id, *_state(s)) for s in self.world.stories})
        found += _unlike(self.database.ask(AUDIT), {(who, what, n) for (who, what), n in self.audit.items()})
        assert not found, self.story(*found)

    def teardown(self) -> None:
        try:
            if self.world.profiles:
                self.look()
        finally:
            self.held.close()

    def story(self, *ending: str) -> str:
        return "\n".join([self.world.describe(), "", *(f"{sentence}." for sentence in self.said), "", *ending])


def play(database: Database, model_seed: int, count: int, *phases: Phase, theme: tuple[str, ...] = ()) -> None:
    """Raises AssertionError with a history in which the database and the model disagree; the smallest of all that were
    found, where the phases say so."""

    class Here(History):
        pass

    Here.database, Here.theme = database, theme
    run = settings(
        max_examples=count,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        report_multiple_bugs=False,
        phases=[Phase.generate, *phases],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(seed(model_seed)(Here), settings=run)
