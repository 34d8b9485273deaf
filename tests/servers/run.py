"""The servers of one test run: shared by its processes, started on first use, ended together."""

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

from eldb.embedded.server import Server
from tests.servers import stacks
from tests.servers.cache import UnavailableError

_FOLDER = "ELDB_TEST_RUN"
_PREFIX = "eldb-tests-"
_UNFINISHED = "-unfinished"
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Stack:
    """A running server that tests make their databases on."""

    name: str
    admin_url: str
    """A database of a superuser's, only to create others from."""
    psql: Path

    def url(self, database: str) -> str:
        return make_conninfo(self.admin_url, dbname=database)

    def execute(self, statement: str, *names: str) -> None:
        """Run a statement in the admin database, its {} replaced by quoted names."""
        with psycopg.connect(self.admin_url, autocommit=True) as connection:
            connection.execute(SQL(statement).format(*map(Identifier, names)))

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """The URL of a new database, which is dropped afterwards."""
        name = f"test_{os.getpid()}_{next(_numbers)}"
        self.execute("CREATE DATABASE {} TEMPLATE {}", name, template)
        try:
            yield self.url(name)
        finally:
            self.execute("DROP DATABASE {} WITH (FORCE)", name)

    def template(self, kind: str, base: str, fill: Callable[[str], None]) -> str:
        """The name of a database to copy: `base` after `fill(url)`, made by the first who asks."""
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
    """Name this run's folder to the processes that it starts; end what killed runs left running."""
    parent = _quickest_parent()
    with FileLock(parent / f"eldb-runs-{os.getuid()}.lock"):
        for leftover in parent.glob(f"{_PREFIX}*"):
            if not _alive(int(leftover.name.split("-")[2])):
                _remove(leftover)
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=parent))
    # The account that runs servers for root has to pass through.
    folder.chmod(0o711)
    os.environ[_FOLDER] = str(folder)


def end() -> None:
    """Stop this run's servers and remove its data."""
    for lock in folder().glob("url-*.lock"):
        name = _template_name(lock.stem.removeprefix("url-"))
        for database in (name, f"{name}{_UNFINISHED}"):
            stack("url").execute("DROP DATABASE IF EXISTS {}", database)
    _remove(folder())


def folder() -> Path:
    """The run's folder."""
    return Path(os.environ[_FOLDER])


def new_folder() -> Path:
    """A path of its own for a server that one test has to itself."""
    return folder() / f"own-{os.getpid()}-{next(_numbers)}"


def stack(name: str) -> Stack:
    """The run's server of a stack. Raises UnavailableError with the reason why there is none."""
    if name == "url":
        url = os.environ.get("ELDB_TEST_URL")
        if not url:
            raise UnavailableError("ELDB_TEST_URL is not set")
        return Stack(name, url, Path("psql"))
    programs = stacks.programs(name)
    server = programs.server(folder() / name)
    server.start()
    return Stack(name, server.url(), programs.binaries.program("psql"))


def kill(server: Server, how: signal.Signals = signal.SIGKILL) -> int:
    """End a server by a signal, SIGKILL as a power cut would; returns the pid that it had."""
    pid = server.status().pid
    assert pid is not None
    os.kill(pid, how)
    while server.status().state == "running":
        time.sleep(0.01)
    return pid


def _remove(folder: Path) -> None:
    for cluster in folder.glob("*/cluster"):
        with suppress(OSError):
            Server(cluster.parent).destroy()
    shutil.rmtree(folder, ignore_errors=True)


def _quickest_parent() -> Path:
    """Memory where there is plenty: a region is a thousand files, and creating them is what takes time."""
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
