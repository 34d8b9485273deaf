"""Measures seconds per statement. Rounds alternate between the ways of asking, so that a busy moment slows all."""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence

import psycopg
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGresult

Call = Callable[[], None]

TURN = 0.02
"""The seconds that one turn should last."""
SLOW = 1.0
"""A call that takes at least these seconds is measured only once."""
_CANCELED = b"57014"


class TimedSession:
    """One connection that calls libpq directly, so that psycopg is not measured."""

    def __init__(self, url: str, role: str = "none", claims: str = "", timeout: int = 0) -> None:
        """A statement is cancelled after `timeout` seconds. Its time is then a lower bound."""
        self._connection = psycopg.connect(url, autocommit=True)
        # A client prepares a statement to plan it once. For one partition of many, the server would plan it each time.
        settings = {
            "role": role,
            "request.jwt.claims": claims,
            "statement_timeout": f"{timeout}s",
            "plan_cache_mode": "force_generic_plan",
        }
        for setting, value in settings.items():
            self._connection.execute("SELECT set_config(%s, %s, FALSE)", (setting, value))
        self._prepared = 0

    def __enter__(self) -> "TimedSession":
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def rows(self, statement: str) -> list[tuple[object, ...]]:
        """The rows that a statement returns. They are not measured."""
        return self._connection.execute(statement.encode()).fetchall()

    def simple(self, statement: str) -> Call:
        """A call that sends the text each time."""
        text = statement.encode()
        return lambda: _check(self._connection.pgconn.exec_(text))

    def prepared(self, statement: str, parameters: Sequence[str]) -> Call:
        """A call that executes a statement that is prepared now."""
        self._prepared += 1
        name = f"s{self._prepared}".encode()
        _check(self._connection.pgconn.prepare(name, statement.encode()))
        values = [value.encode() for value in parameters]
        return lambda: _check(self._connection.pgconn.exec_prepared(name, values))


def alternate(
    ways: Mapping[str, Call], rounds: int, before: Callable[[str], object] = lambda name: None
) -> dict[str, float]:
    """Median seconds per call for each way. Each round gives each way one turn, after `before` and a warm-up call."""
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
