"""Run one PostgreSQL server per data folder, and start it when a command needs it."""

import errno
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import platformdirs

from eldb.embedded import cluster as clusters
from eldb.embedded import postmaster
from eldb.embedded.account import SYSTEM_DIR, make_folder, reachable, server_account
from eldb.embedded.lock import exclusive
from eldb.embedded.provider import Binaries, find_binaries
from eldb.errors import DatabaseError, EldbError, UsageError

_OURS = {"cluster", "cluster.unfinished", "run", "pgpass", "password.new", "server.log", "lock"}

# Another server has just taken the port, or processes of a killed server have not ended yet.
_TRANSIENT = ("could not create any TCP/IP sockets", "pre-existing shared memory block")


@dataclass(frozen=True)
class Status:
    """What is known about a server without a connection to it."""

    state: str
    """`absent`, `stopped` or `running`."""
    data_dir: Path
    major: str | None = None
    pid: int | None = None
    port: int | None = None
    socket_dir: Path | None = None


def default_data_dir() -> Path:
    """Return the user's data folder; for root, a folder that the server's account can enter."""
    if os.geteuid() == 0:
        return SYSTEM_DIR / "embedded"
    return platformdirs.user_data_path("empathy-ledger") / "embedded"


class EmbeddedServer:
    """The server of one data folder. The constructor reads nothing and starts nothing.

    Local connections need no password, because only the owner can enter the socket's folder. TCP connections on
    127.0.0.1 need the password in the data folder's `pgpass`.
    """

    def __init__(
        self,
        data_dir: Path | None = None,
        binaries: Binaries | None = None,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        self.data_dir = (data_dir or default_data_dir()).expanduser().resolve()
        self.cluster = self.data_dir / "cluster"
        self._binaries = binaries
        self._settings = settings or {}

    @property
    def binaries(self) -> Binaries:
        if self._binaries is None:
            self._binaries = find_binaries()
        return self._binaries

    def start(self) -> Status:
        """Start the server, and create its cluster first if there is none; return at once if it runs.

        Raises UsageError for a folder that it cannot use, RetryError while another process works on the folder, and
        DatabaseError with the server's message if the server fails.
        """
        if postmaster.running(self.cluster):
            return self.status()
        with self._explained(), self._locked() as lock:
            if not postmaster.running(self.cluster):
                self._start(lock)
        return self.status()

    def stop(self) -> bool:
        """Stop the server and end its sessions; False if it was not running."""
        with self._explained():
            if not self.cluster.exists():
                return False
            with self._locked():
                return self._stop()

    def destroy(self) -> None:
        """Stop the server and delete its data; other files in the folder stay."""
        with self._explained():
            if not self.data_dir.exists():
                return
            with self._locked():
                self._stop()
                outside = postmaster.socket_dir(self.data_dir)
                for path in (outside, *(self.data_dir / name for name in _OURS)):
                    if path.is_dir():
                        shutil.rmtree(path)
                    else:
                        path.unlink(missing_ok=True)
            if not any(self.data_dir.iterdir()):
                self.data_dir.rmdir()

    def status(self) -> Status:
        """Return whether there is a cluster and a running server; start nothing."""
        with self._explained():
            try:
                major = (self.cluster / "PG_VERSION").read_text().strip()
            except FileNotFoundError:
                return Status("absent", self.data_dir)
        found = postmaster.running(self.cluster)
        if found is None:
            return Status("stopped", self.data_dir, major)
        return Status("running", self.data_dir, major, found.pid, found.port, found.socket_dir)

    def url(self, database: str = "postgres") -> str:
        """Return the libpq URL of a database of the running server: by socket, without a password."""
        found = postmaster.running(self.cluster)
        if found is None:
            raise EldbError(f"the embedded server in {self.data_dir} is not running", "Run: eldb embedded start")
        host = quote(str(found.socket_dir), safe="")
        return f"postgresql://postgres@/{quote(database, safe='')}?host={host}&port={found.port}"

    def psql(self, database: str = "postgres") -> list[str]:
        """Return the command line of psql for a database of the running server."""
        own = self.binaries.program("psql")
        return [str(own) if own.exists() else "psql", self.url(database)]

    def _start(self, lock: int) -> None:
        account = server_account(self.cluster)
        account.require_programs()
        if not account.can("/bin/sh", "-c", 'cd "$0"', self.data_dir):
            raise UsageError(
                f"the server runs as {account.name}, and this account cannot enter {self.data_dir}",
                "Choose another --data-dir, or run the command as a normal user.",
            )
        binaries = reachable(self.binaries, account)
        if not self.cluster.exists():
            clusters.create(self.cluster, binaries, account, lock, sync=self._settings.get("fsync") != "off")
        clusters.require_major(self.cluster, binaries)
        postmaster.clear_stale_pid(self.cluster, account)
        if postmaster.running(self.cluster):
            return
        socket_dir = postmaster.socket_dir(self.data_dir)
        postmaster.make_socket_dir(socket_dir, account)
        for more_tries in range(5, -1, -1):
            settings = {
                "max_connections": "50",
                # Parameters contain what people wrote, so the log gets statements without parameters.
                "log_parameter_max_length": "0",
                "shared_preload_libraries": _preloaded(binaries),
                **self._settings,
                "listen_addresses": "127.0.0.1",
                "port": str(clusters.free_port(self.cluster)),
                "unix_socket_directories": f'"{socket_dir}"',
                "unix_socket_permissions": "0700",
            }
            clusters.configure(self.cluster, account, settings)
            said = self._launch(binaries, account.run_as())
            if said is None:
                return
            if not more_tries or not any(reason in said for reason in _TRANSIENT):
                raise clusters.failure("the server did not start", said, self.data_dir)
            time.sleep(0.2)

    def _launch(self, binaries: Binaries, run_as: dict[str, object]) -> str | None:
        """Run the server in the background; return None when it accepts connections, else its output."""
        log_path = self.data_dir / "server.log"
        descriptor = os.open(log_path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "rb") as log:
            before = log.seek(0, os.SEEK_END)
            process = subprocess.Popen(
                [binaries.program("postgres"), "-D", self.cluster],
                cwd=self.data_dir,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **run_as,  # type: ignore[call-overload]
            )
            try:
                while process.poll() is None:
                    found = postmaster.running(self.cluster)
                    if found and found.pid == process.pid:
                        # The server must outlive this process; without this, Popen would warn about it.
                        process.returncode = 0
                        return None
                    time.sleep(0.01)
            except BaseException:
                process.send_signal(signal.SIGINT)
                process.wait()
                raise
            log.seek(before)
            return log.read().decode(errors="replace")

    def _stop(self) -> bool:
        pid = postmaster.live_pid(self.cluster)
        if pid is None:
            return False
        os.kill(pid, signal.SIGINT)
        deadline = time.monotonic() + 60
        while (self.cluster / "postmaster.pid").exists():
            if time.monotonic() > deadline:
                raise DatabaseError(
                    f"the server (process {pid}) has not stopped after 60 s",
                    f"See {self.data_dir / 'server.log'}. The server may still be writing to a slow disk.",
                )
            time.sleep(0.01)
        return True

    @contextmanager
    def _locked(self) -> Iterator[int]:
        foreign = self.data_dir.exists() and {path.name for path in self.data_dir.iterdir()} - _OURS
        if foreign and not self.cluster.exists():
            raise UsageError(
                f"{self.data_dir} contains other files, for instance {min(foreign)}",
                "Give the embedded server a folder of its own with --data-dir.",
            )
        make_folder(self.data_dir)
        purpose = f"starting or stopping the server in {self.data_dir}"
        with exclusive(self.data_dir / "lock", purpose, patience=60) as lock:
            yield lock

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn errors of the operating system into errors that name the folder."""
        try:
            yield
        except OSError as exc:
            what = f"eldb cannot use {self.data_dir}"
            if exc.errno == errno.ENOSPC:
                raise clusters.disk_full(what, self.data_dir) from exc
            raise UsageError(
                f"{what}: {exc.strerror}", "Choose another folder with --data-dir, or run as its owner."
            ) from exc


def _preloaded(binaries: Binaries) -> str:
    return "pg_stat_statements" if binaries.has_library("pg_stat_statements") else ""
