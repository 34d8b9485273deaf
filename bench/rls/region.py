"""Builds a region with many stories from a seed, on a server of its own, and removes it afterwards."""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo
from tests.servers import stacks

from bench.rls.readers import BenchReader, readers

SEED = 1
LARGEST = 80
"""Stories of the region per member of its largest community: 25,000 members for 2,000,000 stories."""
SETTINGS = {
    # Commits are as safe as in production, because narrowing.py measures a commit.
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "shared_buffers": "1GB",
    "max_wal_size": "1GB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}
BYTES_PER_STORY = 4000


@dataclass(frozen=True, slots=True)
class BenchRegion:
    """A loaded database."""

    url: str
    stories: int
    version: str
    readers: tuple[BenchReader, ...]

    @property
    def gateway_url(self) -> str:
        """The URL of the API's login, to which policies apply."""
        return make_conninfo(self.url, user="authenticator")


@contextmanager
def running_server(stack: str, stories: int) -> Iterator[str]:
    """The URL of a new server, in memory if there is enough. It is removed at the end of the block."""
    memory, needed = Path("/dev/shm"), stories * BYTES_PER_STORY + 2**30
    roomy = memory.is_dir() and shutil.disk_usage(memory).free > 2 * needed
    folder = Path(tempfile.mkdtemp(prefix="eldb-bench-", dir=memory if roomy else None))
    folder.chmod(0o711)  # root starts the server as another account
    running = stacks.programs(stack).server(folder / "server", SETTINGS)
    try:
        running.start()
        yield running.url()
    finally:
        running.destroy()
        shutil.rmtree(folder, ignore_errors=True)


def load_region(admin_url: str, stories: int) -> BenchRegion:
    """Make a region with this many stories, and the tables of the seeds beside its own."""
    name = f"region_{stories}"
    with psycopg.connect(admin_url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    url = make_conninfo(admin_url, dbname=name)
    with timed_step(f"{stories:,} stories: region"):
        command = [sys.executable, "-m", "eldb", "bootstrap", "oceania", "--url", url]
        subprocess.run(command, check=True, capture_output=True)
    with psycopg.connect(url) as connection:
        for setting, value in (("seed", SEED), ("stories", stories), ("members", max(stories // LARGEST, 40))):
            connection.execute("SELECT set_config('bench.' || %s, %s, FALSE)", (setting, str(value)))
        # With triggers, the changes of a year would take hours.
        connection.execute("SET session_replication_role = 'replica'")
        for file in ("data", "seeds"):
            with timed_step(f"{stories:,} stories: {file}"):
                connection.execute(Path(__file__).with_name(f"{file}.sql").read_bytes())
        connection.execute("ALTER ROLE authenticator LOGIN")
        chosen = "SELECT before + 1 + members / 2 FROM bench.places WHERE rank IN (1, 200) ORDER BY rank"
        (huge,), (tiny,) = connection.execute(chosen).fetchall()
    with timed_step(f"{stories:,} stories: vacuum"), psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
        connection.execute("CHECKPOINT")
        version = connection.info.parameter_status("server_version") or ""
    return BenchRegion(url, stories, version, readers(huge, tiny))


@contextmanager
def timed_step(what: str) -> Iterator[None]:
    """Print on stderr how long the block took."""
    began = time.perf_counter()
    yield
    print(f"{time.perf_counter() - began:7.1f} s  {what}", file=sys.stderr, flush=True)
