"""Seconds a statement, in rounds that alternate between the ways of asking, so that a busy moment meets all of them."""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence

import psycopg
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGresult

Call = Callable[[], None]

TURN = 0.02
"""Seconds that one turn of one way should last."""
SLOW = 1.0
"""Seconds from which on a call is timed once."""
_CANCELED = b"57014"


class Session:
    """One connection that asks below psycopg: what is timed is the server and libpq."""

    def __init__(self, url: str, role: str = "none", claims: str = "", timeout: int = 0) -> None:
        """`timeout` in seconds cuts what lasts longer; the time until then is a lower bound."""
        self._connection = psycopg.connect(url, autocommit=True)
        # A client that prepares means to plan once; one partition of many makes the server plan each fetch anew.
        settings = {
            "role": role,
            "request.jwt.claims": claims,
            "statement_timeout": f"{timeout}s",
            "plan_cache_mode": "force_generic_plan",
        }
        for setting, value in settings.items():
            self._connection.execute("SELECT set_config(%s, %s, FALSE)", (setting, value))
        self._prepared = 0

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def rows(self, statement: str) -> list[tuple[object, ...]]:
        """What a statement returns; not timed."""
        return self._connection.execute(statement.encode()).fetchall()

    def simple(self, statement: str) -> Call:
        """A call that sends the text each time."""
        text = statement.encode()
        return lambda: _check(self._connection.pgconn.exec_(text))

    def prepared(self, statement: str, parameters: Sequence[str]) -> Call:
        """A call that executes what was prepared once."""
        self._prepared += 1
        name = f"s{self._prepared}".encode()
        _check(self._connection.pgconn.prepare(name, statement.encode()))
        values = [value.encode() for value in parameters]
        return lambda: _check(self._connection.pgconn.exec_prepared(name, values))


def alternate(
    ways: Mapping[str, Call], rounds: int, before: Callable[[str], object] = lambda name: None
) -> dict[str, float]:
    """Median seconds a call of each way. Every round gives each a turn, after `before` and a call to warm up."""
    turns: dict[str, list[float]] = {name: [] for name in ways}
    counts: dict[str, int] = {}
    for _ in range(1 + rounds):
        for name, call in ways.items():
            if counts.get(name) == 0:
                continue
            before(name)
            first = _turn(call, 1)
            if first >= SLOW:
                counts[name], turns[name] = 0, [first]
            elif name not in counts:
                counts[name] = max(1, int(TURN / _turn(call, 2)))
            else:
                turns[name].append(_turn(call, counts[name]))
    return {name: statistics.median(of) for name, of in turns.items()}


def _turn(call: Call, count: int) -> float:
    began = time.perf_counter()
    for _ in range(count):
        call()
    return (time.perf_counter() - began) / count


def _check(result: PGresult) -> None:
    is_done = result.status in (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK)
    if not is_done and result.error_field(ord("C")) != _CANCELED:
        raise psycopg.DatabaseError(result.error_message.decode())
