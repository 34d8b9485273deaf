"""The benchmark of row level security compares the rows of both sides before it measures them."""

import psycopg
import pytest
from bench.rls import gates, narrowing
from bench.rls.reading import SEEDS_GOALS, Reading
from bench.rls.region import load_region

from tests.conftest import FreshServer

STORIES = 2_000


def test_it_measures_equal_rows_and_notices_different_ones(fresh_server: FreshServer) -> None:
    region = load_region(fresh_server().url(), STORIES)
    readings = [Reading(region, reader) for reader in region.readers]
    for reading in readings:
        reading.require_equal_rows()
    huge, *_ = readings
    assert {row.name for row in gates.compare(huge, 1)} == {
        f"{gate}: {query}, huge" for gate in list(gates.GATES)[1:] for query in ("newest 50", "count of 30 days")
    }
    assert [row.other for row in narrowing.compare(region)] == [narrowing.GOAL_MS]
    assert [row.goal for row in huge.seeds(1)] == list(SEEDS_GOALS.values())
    for reading in readings:
        reading.require_equal_rows()

    with psycopg.connect(region.url) as owner:
        owner.execute("ALTER POLICY stories_gate_reader ON ledger.stories USING (TRUE)")
    with pytest.raises(AssertionError, match="by hand"):
        huge.require_equal_rows()
