"""In random worlds, the database and the oracle agree about every persona and every table."""

import pytest
from hypothesis import strategies as st

from tests.model.compare import differences, overreach, unexpected
from tests.model.conftest import OpenDatabase
from tests.model.generators.choices import MOMENTS, NUMBERS
from tests.model.generators.worlds import worlds
from tests.model.keys import IDS, KEYS
from tests.model.oracle import WRITABLE
from tests.model.personas import (
    ANONYMOUS,
    BACKUP,
    EVERYTHING,
    NO_CLAIM,
    OPERATORS,
    UNKNOWN,
    claimant,
    malformed,
    people,
    readers,
    strangers,
    writers,
)
from tests.model.runs import MANY_WORLDS, WORLDS, check
from tests.model.tables import RULES
from tests.model.times import Minute
from tests.model.world import World
from tests.model.writes import build_refused_writes

COUNTS = (WORLDS, pytest.param(MANY_WORLDS, marks=pytest.mark.slow))


@pytest.mark.parametrize("count", COUNTS)
def test_everybody_sees_what_the_oracle_says(open_database: OpenDatabase, model_seed: int, count: int) -> None:
    database = open_database()

    def sees(world: World, at: Minute, number: int) -> None:
        with database.holding(world):
            found = differences(database, world, readers(world, number), at)
        assert not found, "\n".join(found)

    check(sees, model_seed, count, worlds(database.tables), st.sampled_from(MOMENTS), st.sampled_from(NUMBERS))


def test_rights_begin_and_end_as_time_moves(open_database: OpenDatabase, model_seed: int) -> None:
    database = open_database()

    def sees(world: World, number: int) -> None:
        who = readers(world, number)
        with database.holding(world):
            found = [line for at in range(-2, 3) for line in differences(database, world, who, at)]
        assert not found, "\n".join(found)

    check(sees, model_seed, WORLDS // 4, worlds(database.tables), st.sampled_from(NUMBERS))


@pytest.mark.parametrize("count", COUNTS)
def test_nobody_writes_more_than_the_oracle_allows(open_database: OpenDatabase, model_seed: int, count: int) -> None:
    database = open_database()

    def writes(world: World, at: Minute, number: int) -> None:
        with database.holding(world):
            found = [line for who in writers(world, number) for line in overreach(database, world, who, at)]
        assert not found, "\n".join(found)

    check(writes, model_seed, count, worlds(database.tables), st.sampled_from(MOMENTS), st.sampled_from(NUMBERS))


def test_only_functions_write_to_the_other_tables(open_database: OpenDatabase, model_seed: int) -> None:
    database = open_database()
    tried = list(build_refused_writes({table: KEYS.get(table, IDS)[0] for table in database.tables}))

    def writes(world: World) -> None:
        who = (ANONYMOUS, claimant(world), BACKUP, *people(world), *strangers(world))
        with database.holding(world):
            found = [line for persona in who for line in unexpected(database, world, persona, tried)]
        assert not found, "\n".join(found)

    check(writes, model_seed, WORLDS // 40, worlds(database.tables))


def test_claims_that_name_nobody_see_what_a_request_without_claims_sees(
    open_database: OpenDatabase, model_seed: int
) -> None:
    database = open_database()

    def sees(world: World) -> None:
        asking = [NO_CLAIM, UNKNOWN, *malformed(world.stories[0].storyteller_id)]
        with database.holding(world):
            seen = database.read([ANONYMOUS, *asking], world)
        for persona in asking:
            assert seen[persona] == seen[NO_CLAIM], persona
            assert {table: seen[persona][table] for table in seen[ANONYMOUS]} == seen[ANONYMOUS], persona

    check(sees, model_seed, WORLDS // 4, worlds(database.tables))


def test_the_backup_reads_every_row(open_database: OpenDatabase, model_seed: int) -> None:
    database = open_database()

    def sees(world: World) -> None:
        with database.holding(world):
            seen = database.read([BACKUP, EVERYTHING], world)
        assert seen[BACKUP] == {table: keys for table, keys in seen[EVERYTHING].items() if table in seen[BACKUP]}
        assert seen[BACKUP].keys() >= {"stories", "profiles", "consent_events"}

    check(sees, model_seed, WORLDS // 20, worlds(database.tables))


def test_the_oracle_judges_every_table_and_view(open_database: OpenDatabase) -> None:
    assert open_database().tables == RULES.keys()


@pytest.mark.parametrize("privilege", WRITABLE)
def test_the_oracle_knows_every_table_that_is_written_directly(open_database: OpenDatabase, privilege: str) -> None:
    database = open_database()
    for persona in (ANONYMOUS, NO_CLAIM, *OPERATORS):
        assert database.privileged(persona, privilege) == (WRITABLE[privilege] if persona is NO_CLAIM else set())
