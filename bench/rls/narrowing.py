"""Measures how soon the denial of a community takes effect: the call, its commit, and a reader who finds no story."""

import json
import statistics
import time
from collections.abc import Iterator

import psycopg

from bench.report import Comparison, judge
from bench.rls.region import BenchRegion

GOAL_MS = 10.0
ROUNDS = 7
LARGEST = "SELECT id FROM bench.places WHERE rank = 1"
LEAD = f"""SELECT profile_id FROM ledger.community_members
    WHERE community_id = ({LARGEST}) AND role = 'lead' AND status = 'active' AND valid_until IS NULL LIMIT 1"""
DECIDE = "SELECT ledger.set_community_policy(%s, 'public_display', %s)"


def compare(region: BenchRegion) -> Iterator[Comparison]:
    """Compare the milliseconds to hide every public story of the largest community with the goal. Undoes the denial."""
    with (
        psycopg.connect(region.url) as asking,
        psycopg.connect(region.gateway_url) as lead,
        psycopg.connect(region.gateway_url, autocommit=True) as reader,
    ):
        (community,), (person,) = (asking.execute(query.encode()).fetchone() or () for query in (LARGEST, LEAD))
        for connection, role, claims in ((lead, "authenticated", {"sub": str(person)}), (reader, "anon", {})):
            connection.execute("SELECT set_config('role', %s, FALSE)", (role,))
            connection.execute("SELECT set_config('request.jwt.claims', %s, FALSE)", (json.dumps(claims),))
            connection.commit()
        newest = "SELECT id FROM ledger.stories WHERE home_community_id = %s ORDER BY id DESC LIMIT 1"
        story = (reader.execute(newest, (community,)).fetchone() or (None,))[0]
        assert story
        seconds = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            lead.execute(DECIDE, (community, True))
            lead.commit()
            seen = reader.execute("SELECT FROM ledger.stories WHERE id = %s", (story,)).fetchone()
            seconds.append(time.perf_counter() - began)
            assert seen is None
            lead.execute(DECIDE, (community, False))
            lead.commit()
    yield judge("narrowing: denied, committed, hidden", statistics.median(seconds) * 1e3, GOAL_MS, "ms", 1.0)
