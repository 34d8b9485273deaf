"""The servers of one test run. Its processes share them; they start on first use and end together."""

import os
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
from filelock import FileLock
from psycopg.conninfo import make_conninfo
from psycopg.sql import SQL, Identifier

from eldb.embedded.server import EmbeddedServer
from tests.servers import stacks
from tests.servers.cache import UnavailableError

_FOLDER = "ELDB_TEST_RUN"
_PREFIX = "eldb-tests-"
_UNFINISHED = "-unfinished"
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Stack:
    """A running server on which tests create databases."""

    name: str
    admin_url: str
    """The URL of a superuser for a database that is used only to create others."""
    psql: Path

    def url(self, database: str) -> str:
        return make_conninfo(self.admin_url, dbname=database)

    def execute(self, statement: str, *names: str) -> None:
        """Run a statement in the admin database. Quoted names replace its {}."""
        with psycopg.connect(self.admin_url, autocommit=True) as connection:
            connection.execute(SQL(statement).format(*map(Identifier, names)))

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """The URL of a new database. It is dropped at the end of the block."""
        name = f"test_{os.getpid()}_{next(_numbers)}"
        self.execute("CREATE DATABASE {} TEMPLATE {}", name, template)
        try:
            yield self.url(name)
        finally:
            self.execute("DROP DATABASE {} WITH (FORCE)", name)

    def template(self, kind: str, base: str, fill: Callable[[str], None]) -> str:
        """The name of a database to copy: `base` after `fill(url)`. The first caller makes it."""
        name = _template_name(kind)
        with FileLock(folder() / f"{self.name}-{kind}.lock"):
            if not self.has(name):
                unfinished = f"{name}{_UNFINISHED}"
                self.execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", unfinished)
                self.execute("CREATE DATABASE {} TEMPLATE {}", unfinished, base)
                fill(self.url(unfinished))
                self.execute("ALTER DATABASE {} RENAME TO {}", unfinished, name)
        return name

    def has(self, database: str) -> bool:
        with psycopg.connect(self.admin_url) as connection:
            query = "SELECT FROM pg_catalog.pg_database WHERE datname = %s"
            return connection.execute(query, (database,)).fetchone() is not None


def _template_name(kind: str) -> str:
    return f"{folder().name}-{kind}"


def begin() -> None:
    """Make the folder of this run and tell its processes the path. End the servers that killed runs left."""
    parent = _quickest_parent()
    with FileLock(parent / f"eldb-runs-{os.getuid()}.lock"):
        for leftover in parent.glob(f"{_PREFIX}*"):
            if not _alive(int(leftover.name.split("-")[2])):
                _remove(leftover)
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=parent))
    # The account that runs the servers of root must be able to enter.
    folder.chmod(0o711)
    os.environ[_FOLDER] = str(folder)


def end() -> None:
    """Stop the servers of this run and remove its data."""
    for lock in folder().glob("url-*.lock"):
        name = _template_name(lock.stem.removeprefix("url-"))
        for database in (name, f"{name}{_UNFINISHED}"):
            stack("url").execute("DROP DATABASE IF EXISTS {}", database)
    _remove(folder())


def folder() -> Path:
    """The folder of this run."""
    return Path(os.environ[_FOLDER])


def new_folder() -> Path:
    """A new path for the server of a single test."""
    return folder() / f"own-{os.getpid()}-{next(_numbers)}"


def stack(name: str) -> Stack:
    """The server of a stack in this run. Raises UnavailableError with the reason if there is none."""
    if name == "url":
        url = os.environ.get("ELDB_TEST_URL")
        if not url:
            raise UnavailableError("ELDB_TEST_URL is not set")
        return Stack(name, url, Path("psql"))
    programs = stacks.programs(name)
    server = programs.server(folder() / name)
    server.start()
    return Stack(name, server.url(), programs.binaries.program("psql"))


def kill(server: EmbeddedServer, how: signal.Signals = signal.SIGKILL) -> int:
    """End a server by a signal; SIGKILL is like a power cut. Returns its pid."""
    pid = server.status().pid
    assert pid is not None
    os.kill(pid, how)
    while server.status().state == "running":
        time.sleep(0.01)
    return pid


def _remove(folder: Path) -> None:
    for cluster in folder.glob("*/cluster"):
        with suppress(OSError):
            EmbeddedServer(cluster.parent).destroy()
    shutil.rmtree(folder, ignore_errors=True)


def _quickest_parent() -> Path:
    """A folder in memory if there is enough. A region is a thousand files, and creating them takes most time."""
    memory = Path("/dev/shm")
    if memory.is_dir() and shutil.disk_usage(memory).free > 4 * 2**30:
        return memory
    return Path(tempfile.gettempdir())


def _alive(pid: int) -> bool:
    if pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
