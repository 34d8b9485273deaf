"""The comparison of the database with the oracle finds each seeded bug."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import strategies as st

from tests.model.compare import differences, overreach
from tests.model.conftest import OpenDatabase
from tests.model.generators.choices import MOMENTS, NUMBERS
from tests.model.generators.worlds import worlds
from tests.model.personas import readers, writers
from tests.model.runs import first
from tests.model.seeded_bugs.access import READING, RESTRICTING, WRITING
from tests.model.times import Minute
from tests.model.world import World


def in_turn(bugs: Iterable[str]) -> list[Any]:
    """Every fifth bug in `make test`, all bugs in `make test-all`."""
    return [pytest.param(bug, marks=[pytest.mark.slow] if number % 5 else []) for number, bug in enumerate(bugs)]


@pytest.mark.parametrize("bug", in_turn(READING | RESTRICTING))
def test_a_bug_in_reading_is_found(open_database: OpenDatabase, model_seed: int, bug: str) -> None:
    database = open_database([(READING | RESTRICTING)[bug]])

    def is_found(example: tuple[World, Minute, int]) -> bool:
        world, at, number = example
        with database.holding(world):
            return bool(differences(database, world, readers(world, number), at))

    first(st.tuples(worlds(database.tables), st.sampled_from(MOMENTS), st.sampled_from(NUMBERS)), is_found, model_seed)


@pytest.mark.parametrize("bug", in_turn(WRITING))
def test_a_bug_in_writing_is_found(open_database: OpenDatabase, model_seed: int, bug: str) -> None:
    database = open_database([WRITING[bug]])

    def is_found(example: tuple[World, Minute, int]) -> bool:
        world, at, number = example
        with database.holding(world):
            return any(overreach(database, world, persona, at) for persona in writers(world, number))

    first(st.tuples(worlds(database.tables), st.sampled_from(MOMENTS), st.sampled_from(NUMBERS)), is_found, model_seed)
