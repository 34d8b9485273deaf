"""Where a database and the oracle disagree, said so that a person can see why."""

from collections.abc import Collection, Iterator, Sequence

from tests.model.access import Asked, why
from tests.model.database import Database
from tests.model.oracle import identity, view
from tests.model.personas import Persona
from tests.model.reader import NONE
from tests.model.tables import RULES
from tests.model.times import Minute
from tests.model.world import World
from tests.model.writes import Trial, trials


def differences(
    database: Database,
    world: World,
    personas: Collection[Persona],
    at: Minute = 0,
    tables: Collection[str] | None = None,
) -> list[str]:
    """One line for each persona and table that shows too much or too little, while the database holds the world."""
    seen = database.read(personas, world, at, tables)
    tables = sorted((tables or database.tables) & RULES.keys())
    lines = []
    for persona in personas:
        expected = view(world, persona, tables, at)
        for table in tables:
            actual = seen[persona].get(table, NONE)
            if actual != expected[table]:
                lines.append(f"at {at}, {persona}, {table}: {_said(actual, expected[table])}")
                if table == "stories":
                    lines.extend(_reasons(world, persona, at, actual ^ expected[table]))
    return lines


def overreach(database: Database, world: World, persona: Persona, at: Minute = 0) -> list[str]:
    """One line for each statement that touches other rows than the oracle lets it."""
    return unexpected(database, world, persona, list(trials(world, persona, at)), at)


def unexpected(database: Database, world: World, persona: Persona, tried: Sequence[Trial], at: Minute = 0) -> list[str]:
    """One line for each of some statements that touches other rows than said."""
    touched = database.attempt(persona, [attempt for attempt, _ in tried], world, at)
    return [
        f"at {at}, {persona}, {attempt.statement}: touches {sorted(actual or NONE)}, may touch {sorted(allowed)}"
        for (attempt, allowed), actual in zip(tried, touched, strict=True)
        if (actual or NONE) != allowed
    ]


def _said(actual: frozenset[str], expected: frozenset[str]) -> str:
    too_much, too_little = sorted(actual - expected), sorted(expected - actual)
    parts = [f"sees {', '.join(too_much)}"] * bool(too_much) + [f"does not see {', '.join(too_little)}"] * bool(
        too_little
    )
    return " and ".join(parts)


def _reasons(world: World, persona: Persona, at: Minute, keys: Collection[str]) -> Iterator[str]:
    who, moment = identity(world, persona), persona.moment(at)
    for story in world.stories:
        if story.id in keys:
            yield f"  {story.id}: {why(Asked(world, who, story, moment))}"
