"""Measures whether the hook of a gateway would pay: the cost of one lookup per request, and what it could save.

A hook before each request (db-pre-request of PostgREST) can store the results of the helpers in settings of the
transaction. Per statement it saves at most the time that policies need beyond a predicate with given values.
"""

from collections.abc import Iterator

from bench.report import Comparison, judge
from bench.rls.timing import Call, TimedSession

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


def call(gateway: TimedSession) -> Call:
    """The least that a hook would do, once per request."""
    return gateway.prepared(_STATEMENT, [])


def judged(name: str, hook: float, ours: float, kept: float) -> Iterator[Comparison]:
    """Compare the seconds of the hook with the most that it could save in one statement. Below 1 the first one pays."""
    if ours > kept:
        yield judge(f"hook, {name}", hook * 1e3, (ours - kept) * 1e3, "ms")
