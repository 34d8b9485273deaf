"""Where a database and the oracle disagree, said so that a person can see why."""

from collections.abc import Collection, Iterator

from tests.model.access import Asked, why
from tests.model.database import Database
from tests.model.oracle import identity, view
from tests.model.personas import Persona
from tests.model.tables import NONE, RULES
from tests.model.times import Minute
from tests.model.world import World
from tests.model.writes import trials


def differences(database: Database, world: World, personas: Collection[Persona], at: Minute = 0) -> list[str]:
    """One line for each persona and table that shows too much or too little, while the database holds the world.

    A table that the oracle does not know may show nothing of a story that is hidden.
    """
    seen = database.read(personas, world, at)
    tables = sorted(database.tables & RULES.keys())
    lines = []
    for persona in personas:
        expected = view(world, persona, tables, at)
        for table in tables:
            actual = seen[persona].get(table, NONE)
            if actual != expected[table]:
                lines.append(f"at {at}, {persona}, {table}: {_said(actual, expected[table])}")
                if table == "stories":
                    lines.extend(_reasons(world, persona, at, actual ^ expected[table]))
        for table in database.others:
            if beyond := seen[persona].get(table, NONE) - expected["stories"]:
                lines.append(f"at {at}, {persona}, {table}: sees {', '.join(sorted(beyond))}")
    return lines


def overreach(database: Database, world: World, persona: Persona, at: Minute = 0) -> list[str]:
    """One line for each statement that touches other rows than the oracle lets it."""
    tried = list(trials(world, persona, at))
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
