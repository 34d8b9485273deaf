"""Bad nights for each runner: an INVALID index, an edited file, two runners at once, a kill in the middle."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from bench.runner.peers import At, Migration, PeerRunner

PATIENCE = 60.0
TABLE = Migration("table", "CREATE TABLE t (id bigint PRIMARY KEY, v bigint);\n")
DUPLICATES = Migration("duplicates", "INSERT INTO t VALUES (1, 1), (2, 1);\n")
INDEX = Migration("index", "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS t_v ON t (v);\n", is_concurrent=True)


@dataclass(frozen=True)
class Night:
    """One runner with an empty database and an empty folder."""

    peer: PeerRunner
    at: At

    def write(self, *migrations: Migration) -> list[Path]:
        return self.peer.write(self.at.folder, migrations)

    def start(self, word: str = "apply") -> subprocess.Popen[bytes]:
        """Start the runner in a process group of its own, because some runners are wrapped in a script."""
        environment = self.peer.environment(self.at)
        command = self.peer.command(word, self.at)
        silent: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
        return subprocess.Popen(command, env=environment, cwd=self.at.folder, start_new_session=True, **silent)

    def run(self, word: str = "apply") -> int:
        """Run it and return its exit code, or 124 if it does not end."""
        return finish(self.start(word))

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.at.url, autocommit=True) as connection:
            return connection.execute(query).fetchall()

    @property
    def index(self) -> str:
        found = self.rows("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('t_v')")
        return "no index" if not found else "index valid" if found[0][0] else "index INVALID"

    @property
    def backends(self) -> int:
        """The number of other active sessions in the database."""
        count = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'"
        return int(self.rows(f"{count} AND pid <> pg_backend_pid()")[0][0])


def finish(process: subprocess.Popen[bytes]) -> int:
    """Wait for a runner. Kill it if that takes too long."""
    try:
        return process.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        end(process)
        return 124


def end(process: subprocess.Popen[bytes]) -> None:
    """Send SIGKILL to the runner and its children."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def invalid_index(night: Night) -> str:
    """A unique build fails on duplicates and leaves an INVALID index. Somebody deletes them and runs it again."""
    night.write(TABLE, DUPLICATES, INDEX)
    night.run()
    night.rows("DELETE FROM t WHERE id = 2 RETURNING id")
    return f"rerun exits {night.run()}, {night.index}"


def edited_file(night: Night) -> str:
    """Somebody edits a file after it was applied."""
    first, *_ = night.write(TABLE)
    night.run()
    before = night.run("status")
    first.write_text(first.read_text().replace("v bigint", "v text"))
    return f"apply exits {night.run()}, status {night.run('status')} (before {before})"


def two_at_once(night: Night) -> str:
    """Two runners start together. Their second file builds an index concurrently."""
    night.write(TABLE, INDEX)
    both = [night.start(), night.start()]
    codes = sorted(finish(process) for process in both)
    return f"exit {codes[0]} and {codes[1]}, {night.index}"


def killed(night: Night) -> str:
    """kill -9 while a concurrent build waits for an old snapshot: does the backend go on, and what does a rerun do?"""
    night.write(TABLE)
    night.run()
    night.write(TABLE, INDEX)
    with _old_snapshot(night):
        process = night.start()
        _until(lambda: night.index != "no index")
        end(process)
        time.sleep(2)
        left = "backend goes on" if night.backends else "backend gone"
    _until(lambda: not night.backends)
    return f"{left}; rerun exits {night.run()}, {night.index}"


CASES: dict[str, Callable[[Night], str]] = {
    "INVALID index": invalid_index,
    "edited file": edited_file,
    "two runners": two_at_once,
    "kill -9": killed,
}


@contextmanager
def _old_snapshot(night: Night) -> Any:
    with psycopg.connect(night.at.url) as connection:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        connection.execute("SELECT count(*) FROM t")
        yield


def _until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.05)
