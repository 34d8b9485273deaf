"""Starts a runner, blocks it, waits for states of the server, and checks the state afterwards."""

import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.runner.conftest import CLEAN, RUNNER, ScratchDatabase

INDEX = "-- eldb: no-transaction\nCREATE INDEX CONCURRENTLY t_v_idx ON app.t (v);\n"
INVALID = "SELECT count(*) > 0 FROM pg_index WHERE NOT indisvalid"
# pg_locks also shows the other databases of the server, where other tests run.
HERE = "pid IN (SELECT a.pid FROM pg_stat_activity AS a WHERE a.datname = current_database())"
IDLE = f"SELECT count(*) = 0 FROM pg_locks WHERE locktype = 'advisory' AND {HERE}"
WAITING = f"SELECT count(*) > 0 FROM pg_locks WHERE NOT granted AND {HERE}"
TRYING = f"""SELECT count(*) FROM pg_stat_activity
    WHERE application_name = 'eldb' AND query LIKE '%pg_try_advisory_lock%' AND {HERE}"""
FINGERPRINT = "SELECT kind, name, definition FROM eldb.objects ORDER BY kind, name"


def patched(*names: str) -> list[str]:
    """The command of a runner with changes of tests/faults/patched.py."""
    if RUNNER[-1] == "eldb":
        return [*RUNNER[:-1], "tests.faults.patched", *names]
    return [*RUNNER, *names]


@contextmanager
def running(
    database: ScratchDatabase, *arguments: str, runner: Sequence[str] = RUNNER, url: str | None = None
) -> Iterator[subprocess.Popen[str]]:
    """Start `eldb apply`, and kill it at the end of the block."""
    target = ["--url", url or database.url, "--sql-dir", str(database.files.root)]
    with subprocess.Popen(
        [*runner, "apply", *target, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=CLEAN,
        cwd=Path(__file__).parents[2],
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def locked(database: ScratchDatabase, statement: str) -> Iterator[psycopg.Connection]:
    """Another session, which has run a statement in an open transaction."""
    with psycopg.connect(database.url, application_name="a tester") as other:
        other.execute(statement.encode())
        yield other
        if not other.closed:
            other.rollback()


def wait_for(database: ScratchDatabase, query: str, seconds: float = 60) -> None:
    """Wait until the query returns true."""
    deadline = time.monotonic() + seconds
    with psycopg.connect(database.url, autocommit=True) as connection:
        while connection.execute(query.encode()).fetchone() != (True,):
            assert time.monotonic() < deadline, query
            time.sleep(0.02)


def waiting_at(gate: int) -> str:
    """A query: does a session wait for this advisory lock?"""
    return f"{WAITING} AND locktype = 'advisory' AND objid = {gate}"


def waiting_for(seconds: float) -> str:
    """A query: has a session waited this long for a lock?"""
    return f"{WAITING} AND clock_timestamp() - waitstart > '{seconds} s'"


def gated(*statements: str) -> str:
    """The text of a file that waits before its n-th statement for the advisory lock n."""
    lines = [f"SELECT pg_advisory_xact_lock({n});\n{statement};\n" for n, statement in enumerate(statements, 1)]
    return "".join(lines)


def assert_clean(database: ScratchDatabase) -> None:
    """There is one applied row per file, no lock, no invalid index, and `eldb status` is clean."""
    wait_for(database, IDLE)
    assert database.value("SELECT count(*) FROM pg_index WHERE NOT indisvalid") == 0
    assert database.value("SELECT count(*) FROM eldb.files WHERE state <> 'applied' OR NOT is_sealed") == 0
    status = database.eldb("status")
    assert status.code == 0, status.out + status.err


def assert_converges(database: ScratchDatabase) -> None:
    """The next run succeeds, and the database is clean afterwards."""
    run = database.eldb("apply")
    assert run.code == 0, run.err
    assert_clean(database)
