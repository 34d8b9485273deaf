"""Runs the command line as users do, on a folder of files."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from eldb.cli.address import has_password
from tests.runner.interleaving import ConcurrencyWorld, new_world
from tests.servers.run import Stack

_NAMES = ("DATABASE_URL", "PGSERVICE", "PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE", "PGUSER", "PGPASSWORD")
CLEAN = {key: value for key, value in os.environ.items() if key not in _NAMES and not key.startswith("ELDB_")}


# The command line under test. tests/faults replaces it by one with a mistake.
RUNNER = [sys.executable, "-m", *os.environ.get("ELDB_TEST_RUNNER", "eldb").split()]


@dataclass(frozen=True)
class Run:
    """What a run of eldb printed, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def eldb(
    *arguments: str | Path,
    env: dict[str, str] | None = None,
    timeout: float = 120,
    runner: Sequence[str] = RUNNER,
) -> Run:
    """Run the command line. Its environment names no database, but may hold the password of an address."""
    given, password = _without_passwords(arguments)
    done = subprocess.run(
        [*runner, *given],
        capture_output=True,
        text=True,
        env={**CLEAN, **password, **(env or {})},
        timeout=timeout,
        check=False,
    )
    return Run(done.returncode, done.stdout, done.stderr)


def _without_passwords(arguments: Sequence[str | Path]) -> tuple[list[str], dict[str, str]]:
    """The arguments with the password of `--url`, which eldb refuses there, moved to the environment."""
    given = [str(argument) for argument in arguments]
    at = given.index("--url") + 1 if "--url" in given else None
    if at is None or not has_password(given[at]):
        return given, {}
    parts = conninfo_to_dict(given[at])
    password = parts.pop("password")
    given[at] = make_conninfo("", **{key: str(value) for key, value in parts.items()})
    return given, {"PGPASSWORD": str(password)}


class Files:
    """A folder of SQL files that a test writes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for phase in ("schema", "functions", "views", "rls", "cron"):
            (root / phase).mkdir(parents=True)

    def write(self, path: str, text: str | bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def remove(self, path: str) -> None:
        (self.root / path).unlink()


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """An empty folder with the layout of sql/."""
    return Files(tmp_path / "sql")


class ScratchDatabase:
    """A database, with a folder of files that the runner applies to it."""

    def __init__(self, url: str, files: Files) -> None:
        self.url = url
        self.files = files

    def eldb(self, command: str, *arguments: str | Path, timeout: float = 120, runner: Sequence[str] = RUNNER) -> Run:
        target = ("--url", self.url, "--sql-dir", self.files.root)
        return eldb(command, *arguments, *target, timeout=timeout, runner=runner)

    def execute(self, query: str) -> None:
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(query)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.url, autocommit=True) as connection:
            return connection.execute(query).fetchall()

    def value(self, query: str) -> Any:
        return self.rows(query)[0][0]

    @property
    def applied(self) -> list[str]:
        return [path for (path,) in self.rows("SELECT path FROM eldb.files WHERE state = 'applied' ORDER BY path")]

    @property
    def is_untouched(self) -> bool:
        return self.value("SELECT to_regnamespace('eldb') IS NULL") is True


@pytest.fixture
def database(empty_url: str, files: Files) -> ScratchDatabase:
    """An empty database with an empty folder of files."""
    return ScratchDatabase(empty_url, files)


@pytest.fixture
def applied_table(database: ScratchDatabase) -> ScratchDatabase:
    """A database with one table and one function applied."""
    database.files.write(
        "schema/a/0001_t.sql", "CREATE SCHEMA app;\nCREATE TABLE app.t (id bigint PRIMARY KEY, v text);\n"
    )
    database.files.write(
        "functions/a/app.one.sql",
        "CREATE OR REPLACE FUNCTION app.one() RETURNS integer LANGUAGE sql AS 'SELECT 1';\n",
    )
    assert database.eldb("apply").code == 0
    return database


@pytest.fixture
def psql(stack: Stack) -> Path:
    """The psql that belongs to the test's server."""
    return stack.psql


@pytest.fixture
def world(region_url: str) -> ConcurrencyWorld:
    """A region with a storyteller, an elder and three communities."""
    return new_world(region_url)
