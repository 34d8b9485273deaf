"""Compares reading under the policies with the floor, after checking that the rows are equal, and with the seeds."""

from collections.abc import Iterator, Mapping

from bench.report import Comparison, judge
from bench.rls import hook
from bench.rls.queries import (
    BY_ID,
    COUNT,
    DEEP,
    EVERYTHING,
    LISTS,
    NEWEST,
    select_by_hand,
    select_under_policies,
    select_under_seeds,
)
from bench.rls.readers import BenchReader
from bench.rls.region import BenchRegion
from bench.rls.timing import TimedSession, alternate

GOAL = 1.4
COUNT_GOAL = 1.1
COUNTED = 0.003
"""A count that takes at least these seconds has the goal of counts."""
SEEDS_GOALS: Mapping[str, float] = {NEWEST: 1 / 1000, BY_ID: 1 / 100}
SEEDS_TIMEOUT = 20

_TOLD = "SELECT id FROM ledger.stories"
_SOME = "ORDER BY id DESC OFFSET 20 LIMIT 1"
_OF_THE_LARGEST = f"""{_TOLD} WHERE home_community_id = (SELECT id FROM bench.places WHERE rank = 1)
    AND privacy = 'community' AND status = 'published' {_SOME}"""
"""A story that only members of the largest community see. Other readers find no row."""

Seconds = Mapping[str, float]


class Reading:
    """The queries of one reader to one region."""

    def __init__(self, region: BenchRegion, reader: BenchReader) -> None:
        self.region = region
        self.reader = reader
        self.me = "NULL::uuid" if reader.profile is None else f"'{reader.profile}'::uuid"
        with self.gateway() as gateway, self.expert() as expert:
            self.kept = {
                name: f"'{_single(expert, f'SELECT ARRAY({select.format(me=self.me)})::text')}'::uuid[]"
                for name, select in LISTS.items()
            }
            self.keys = {
                NEWEST: "",
                EVERYTHING: "",
                DEEP: _single(expert, "SELECT priv.uuid_floor('2025-07-01')"),
                # A story for a community if the reader sees one, else a public one.
                BY_ID: _single(gateway, f"({_TOLD} WHERE privacy = 'community' {_SOME}) UNION ALL ({_TOLD} {_SOME})"),
                COUNT: _single(expert, "SELECT priv.uuid_floor('2025-12-02')"),
            }

    def gateway(self, timeout: int = 0) -> TimedSession:
        """A session of the reader through the API."""
        return TimedSession(self.region.gateway_url, self.reader.role, self.reader.claims, timeout)

    def expert(self) -> TimedSession:
        """A session without row level security."""
        return TimedSession(self.region.url)

    def require_equal_rows(self) -> None:
        """Compare the rows of each query, and all rows. Raises AssertionError if policies and floor differ."""
        with self.gateway() as gateway, self.expert() as expert:
            for query in self.keys:
                key = f"'{self.keys[query]}'"
                mine = gateway.rows(select_under_policies(query, key))
                for kept in (None, self.kept):
                    theirs = expert.rows(select_by_hand(query, self.reader, self.me, key, kept))
                    assert mine == theirs, f"{self.reader.name}, {query}: {mine[:2]} and by hand {theirs[:2]}"

    def simple(self, query: str, rounds: int) -> Seconds:
        """Seconds per statement for each way of asking. The text is sent each time."""
        key = f"'{self.keys[query]}'"
        with self.gateway() as gateway, self.expert() as expert:
            ways = {
                "ours": gateway.simple(select_under_policies(query, key)),
                "floor": expert.simple(select_by_hand(query, self.reader, self.me, key)),
                "kept": expert.simple(select_by_hand(query, self.reader, self.me, key, self.kept)),
            }
            return alternate(ways, rounds)

    def prepared(self, query: str, rounds: int) -> Seconds:
        """Seconds per statement for each way of asking. The statement is planned once."""
        keys = [self.keys[query]] if self.keys[query] else []
        ids = [str(self.reader.profile)] if self.reader.profile else []
        after = f"${len(ids) + 1}::uuid"
        with self.gateway() as gateway, self.expert() as expert:
            ways = {
                "ours": gateway.prepared(select_under_policies(query, "$1::uuid"), keys),
                "floor": expert.prepared(select_by_hand(query, self.reader, "$1::uuid", after), ids + keys),
                "kept": expert.prepared(select_by_hand(query, self.reader, self.me, "$1::uuid", self.kept), keys),
                "hook": hook.call(gateway),
            }
            return alternate(ways, rounds)

    def seeds(self, rounds: int) -> Iterator[Comparison]:
        """Compare prepared statements with the seeds' policies. The rows may differ, because those policies leak."""
        with self.gateway(SEEDS_TIMEOUT) as gateway, self.expert() as expert:
            keys = {NEWEST: [], BY_ID: [_single(expert, _OF_THE_LARGEST)]}
            for query, goal in SEEDS_GOALS.items():
                ways = {
                    "ours": gateway.prepared(select_under_policies(query, "$1::uuid"), keys[query]),
                    "seeds": gateway.prepared(select_under_seeds(query, "$1::uuid"), keys[query]),
                }
                seconds = alternate(ways, rounds)
                name = f"seeds: {query}, {self.reader.name}"
                yield judge(name, seconds["ours"] * 1e3, seconds["seeds"] * 1e3, "ms", goal)


def judged(name: str, query: str, seconds: Seconds) -> Iterator[Comparison]:
    """The comparisons of one measurement: with the floor, and for information with the kept values."""
    ours, floor, kept = (seconds[way] * 1e3 for way in ("ours", "floor", "kept"))
    yield judge(name, ours, floor, "ms", COUNT_GOAL if query == COUNT and seconds["floor"] >= COUNTED else GOAL)
    yield judge(f"{name}, memberships kept", ours, kept, "ms")
    if "hook" in seconds:
        yield from hook.judged(name, seconds["hook"], seconds["ours"], seconds["kept"])


def _single(session: TimedSession, statement: str) -> str:
    return str(session.rows(statement)[0][0])
