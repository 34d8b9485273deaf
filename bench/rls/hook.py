"""Whether a gateway's hook would pay: what it takes to look everything up once, against all that this could save.

A hook before each request (db-pre-request of PostgREST) can put what policies ask into settings of the transaction. It
saves a statement at most what policies take over a predicate that was handed all of it.
"""

from collections.abc import Iterator

from bench.report import Row, judge
from bench.rls.timing import Call, Session

_HELPERS = (
    "my_communities",
    "my_kept_communities",
    "my_elder_communities",
    "my_partner_communities",
    "my_research_communities",
    "my_protocols",
    "resting_keys",
    "hidden_keys",
)
_STATEMENT = "SELECT " + ", ".join(f"set_config('bench.{name}', priv.{name}()::text, TRUE)" for name in _HELPERS)


def call(gateway: Session) -> Call:
    """The least that a hook would do, once a request."""
    return gateway.prepared(_STATEMENT, [])


def judged(name: str, hook: float, ours: float, kept: float) -> Iterator[Row]:
    """Its seconds against the most that it could save the one statement; under 1 it pays with the first."""
    if ours > kept:
        yield judge(f"hook, {name}", hook * 1e3, (ours - kept) * 1e3, "ms")
