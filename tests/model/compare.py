"""Compares a database with the oracle. Each line that it returns says who, where, and why."""

from collections.abc import Collection, Iterator, Sequence

from tests.model.access import Asked, why
from tests.model.database import WorldDatabase
from tests.model.oracle import identity, view
from tests.model.personas import Persona
from tests.model.reader import NONE
from tests.model.tables import RULES
from tests.model.times import Minute
from tests.model.world import World
from tests.model.writes import Trial, build_trials


def differences(
    database: WorldDatabase,
    world: World,
    personas: Collection[Persona],
    at: Minute = 0,
    tables: Collection[str] | None = None,
) -> list[str]:
    """One line per persona and table that shows too much or too little. The database must hold the world."""
    seen = database.read(personas, world, at, tables)
    tables = sorted((tables or database.tables) & RULES.keys())
    lines = []
    for persona in personas:
        expected = view(world, persona, tables, at)
        for table in tables:
            actual = seen[persona].get(table, NONE)
            if actual != expected[table]:
                lines.append(f"at {at}, {persona}, {table}: {_describe(actual, expected[table])}")
                if table == "stories":
                    lines.extend(_reasons(world, persona, at, actual ^ expected[table]))
    return lines


def overreach(database: WorldDatabase, world: World, persona: Persona, at: Minute = 0) -> list[str]:
    """One line per statement that touches other rows than the oracle allows."""
    return unexpected(database, world, persona, list(build_trials(world, persona, at)), at)


def unexpected(
    database: WorldDatabase, world: World, persona: Persona, tried: Sequence[Trial], at: Minute = 0
) -> list[str]:
    """One line per trial whose statement touches other rows than its keys."""
    touched = database.attempt(persona, [attempt for attempt, _ in tried], world, at)
    return [
        f"at {at}, {persona}, {attempt.statement}: touches {sorted(actual or NONE)}, may touch {sorted(allowed)}"
        for (attempt, allowed), actual in zip(tried, touched, strict=True)
        if (actual or NONE) != allowed
    ]


def _describe(actual: frozenset[str], expected: frozenset[str]) -> str:
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
