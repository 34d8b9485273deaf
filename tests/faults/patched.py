"""`python -m tests.faults.patched NAME... ARGUMENTS`: `eldb` with changes in this process only.

A number names a mistake in the runner, which the tests of the fault with this number must catch. A word names a
circumstance that a test cannot cause from outside.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import psycopg

from eldb.apply import frame, outside, runner
from eldb.apply.outside import Outside
from eldb.cli import doctor
from eldb.database import failure, ready, rights, runner_lock, session
from eldb.database.failure import SqlFailure
from eldb.database.limits import WaitLimits
from eldb.database.session import ServerFacts, Session
from eldb.files import render, sources
from eldb.files.statements import split
from eldb.history import record
from eldb.history.store import History
from eldb.planning import compare, project
from eldb.planning.plan import Plan, Step

TEN_YEARS = 10 * 365.25 * 86_400
_FATAL_ERROR = 7

_opening = frame.build_opening
_run_file = Session.run_file
_row = record._build_row
_now = time.time


def _nothing(*_: Any, **__: Any) -> None:
    return None


def _opening_without_begin(*arguments: Any) -> str:
    return _opening(*arguments).removeprefix("BEGIN; ")


def _run_and_guess(self: Session, text: str, path: str, before: str = "") -> list[Any]:
    try:
        return _run_file(self, text, path, before)
    except SqlFailure:
        if text.endswith("COMMIT") and self.connection.closed:
            with psycopg.connect(self.conninfo) as connection:
                connection.execute(text.split(frame.LAZY_COMMIT)[1].encode())
        raise


def _run_and_overlook(self: Session, text: str, path: str, before: str = "") -> list[Any]:
    results, _ = self._exchange(before + text)
    return [result for result in results[len(split(before)) :] if result.status != _FATAL_ERROR]


def _run_one_by_one(self: Session, text: str, path: str, before: str = "") -> list[Any]:
    for statement in split(before.removeprefix("BEGIN; ") + text):
        self.connection.execute(statement.text.encode())
    return []


@contextmanager
def _blocking_lock(session: Session, limits: WaitLimits) -> Iterator[None]:
    session.row("SELECT pg_advisory_lock(%s)", (runner_lock.LOCK,))
    yield


def _any_bytes(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\0", "")


def _row_by_the_clients_clock(step: Step, *values: Any) -> str:
    late = f"UPDATE eldb.files SET applied_at = to_timestamp({time.time()}) WHERE path = '{step.source.path}'"
    return f"{_row(step, *values)}; {late}"


def _change(owner: Any, name: str, value: Any) -> Callable[[], None]:
    assert hasattr(owner, name), f"{owner} has no {name}"
    return partial(setattr, owner, name, value)


PATCHES: dict[str, Callable[[], None]] = {
    "1": _change(runner, "build_opening", _opening_without_begin),
    "2": _change(Outside, "resolve", _nothing),
    "3": _change(frame, "NOTICE_A_LOST_CLIENT", ""),
    "4": _change(failure, "_line", lambda *_: 1),
    "5": _change(outside, "build_intent", lambda *_: "SELECT 1"),
    "6": _change(Session, "run_file", _run_and_guess),
    "7": _change(Session, "run_file", _run_and_overlook),
    "8": _change(frame, "lock_timeout", lambda *_, **__: 0),
    "9": _change(runner_lock, "runner_lock", _blocking_lock),
    "10": _change(History, "look_again", lambda self: self.exists),
    "11": _change(Outside, "_clean_up", _nothing),
    "12": _change(Plan, "require_settled", _nothing),
    "13": _change(compare, "_gone", lambda *_: []),
    "14": _change(sources, "read_text", _any_bytes),
    "15": _change(Session, "run_file", _run_one_by_one),
    "16": _change(project, "guard", _nothing),
    "17": _change(render, "quote_literal", lambda value: f"'{value}'"),
    "18": _change(ServerFacts, "concerns", ()),
    "19": _change(doctor, "_EXTENSIONS", dict(list(doctor._EXTENSIONS.items())[:1])),
    "20": _change(ready, "require_ready", _nothing),
    "21": _change(ready, "_is_shared", lambda _: False),
    "22": _change(rights, "require_rights", _nothing),
    "23": _change(compare, "_is_late", lambda *_: False),
    "24": _change(record, "_build_row", _row_by_the_clients_clock),
    "25": _change(project.Project, "require_identity", _nothing),
    # As on a server that cannot notice a lost client.
    "deaf": _change(frame, "NOTICE_A_LOST_CLIENT", ""),
    "unguarded": _change(project, "guard", _nothing),
    "clock": _change(time, "time", lambda: _now() + TEN_YEARS),
    "newer": _change(session, "NEWEST", 14),
    "unfixed": _change(session, "FIXED_MINORS", dict.fromkeys(range(15, 30), 999)),
}


def main() -> None:
    """Make the changes that the first arguments name. Then run the command line."""
    while sys.argv[1] in PATCHES:
        PATCHES[sys.argv.pop(1)]()
    from eldb.cli.main import main as eldb

    eldb(prog_name="eldb")


if __name__ == "__main__":
    main()
