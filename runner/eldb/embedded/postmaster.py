"""The running server behind a data folder: its pid file, its socket, its port."""

import hashlib
import os
import re
import socket
import stat
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from eldb.embedded.account import Account
from eldb.errors import DatabaseError

_LONGEST_SOCKET_PATH = 103
_LONGEST_SOCKET_NAME = ".s.PGSQL.65535"

# No system hands out a pid this high, so PostgreSQL takes the file for a dead server's,
# and still refuses to start while that server's memory is in use.
_NOBODYS_PID = 2**31 - 1


@dataclass(frozen=True)
class Postmaster:
    """What postmaster.pid says."""

    pid: int
    port: int
    socket_dir: Path
    ready: bool

    def answers(self) -> bool:
        """Whether somebody listens on the socket; takes well under a millisecond."""
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(1)
            try:
                client.connect(os.fspath(self.socket_dir / f".s.PGSQL.{self.port}"))
            except BlockingIOError:
                return True
            except OSError:
                return False
        return True


def read(cluster: Path) -> Postmaster | None:
    """The pid file of a cluster; None when there is none, only its first lines yet, or somebody else's."""
    try:
        lines = (cluster / "postmaster.pid").read_text().splitlines()
        return Postmaster(int(lines[0]), int(lines[3]), Path(lines[4]), lines[7].strip() == "ready")
    except (FileNotFoundError, NotADirectoryError, PermissionError, IndexError, ValueError):
        return None


def running(cluster: Path) -> Postmaster | None:
    """The server of a cluster, if it takes connections on a socket that its own account made."""
    found = read(cluster)
    if found is None or not found.ready:
        return None
    try:
        genuine = found.socket_dir.lstat().st_uid == cluster.stat().st_uid
    except FileNotFoundError:
        return None
    return found if genuine and found.answers() else None


def socket_dir(data_dir: Path) -> Path:
    """The folder of a data folder's socket: inside it, or under /tmp where that path would not do.

    A socket's path holds 103 bytes at most, and a comma separates hosts in a connection URL. The
    place depends on the data folder alone: every process finds it, whatever its TMPDIR.
    """
    inside = data_dir / "run"
    length = len(os.fsencode(inside / _LONGEST_SOCKET_NAME))
    if length <= _LONGEST_SOCKET_PATH and re.fullmatch(r"[\w/.+@ -]+", str(inside), re.ASCII):
        return inside
    digest = hashlib.sha256(os.fsencode(data_dir)).hexdigest()[:16]
    return Path("/tmp") / f"eldb-{digest}"


def make_socket_dir(folder: Path, account: Account) -> None:
    """Create the socket's folder for its account alone: who can enter it is a superuser.

    A dead server's sockets are removed, since their lock files may name a pid that lives again.
    """
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
        account.give(folder)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != account.uid:
        raise DatabaseError(
            f"{folder} is to hold the server's socket, but belongs to somebody else",
            "Remove it, or choose another place for the data with --data-dir.",
        )
    folder.chmod(0o700)
    for leftover in folder.glob(".s.PGSQL.*"):
        leftover.unlink()


def clear_stale_pid(cluster: Path, account: Account, patience: float = 30) -> None:
    """Free a cluster of a dead server's pid file, even when its pid is now another process's.

    Waits up to `patience` seconds for a server that is still starting or stopping.
    """
    deadline = time.monotonic() + patience
    while pid := live_pid(cluster):
        if running(cluster):
            return
        if time.monotonic() > deadline:
            raise DatabaseError(
                f"process {pid} is a server on {cluster}, but does not answer",
                "See server.log beside that folder; end it with: eldb embedded stop",
            )
        time.sleep(0.05)
    path = cluster / "postmaster.pid"
    with account.acting(), suppress(FileNotFoundError):
        lines = path.read_text().splitlines(keepends=True)
        path.write_text("".join([f"{_NOBODYS_PID}\n", *lines[1:]]))


def live_pid(cluster: Path) -> int | None:
    """The process in the pid file, if it is a server on this cluster, answering or not."""
    try:
        pid = int((cluster / "postmaster.pid").read_text().splitlines()[0])
    except (FileNotFoundError, IndexError, ValueError):
        return None
    return pid if str(cluster) in _command_line(pid) else None


def _command_line(pid: int) -> str:
    if Path("/proc/self").exists():
        try:
            return os.fsdecode(Path(f"/proc/{pid}/cmdline").read_bytes())
        except (FileNotFoundError, ProcessLookupError):
            return ""
    return subprocess.run(["ps", "-ww", "-o", "command=", "-p", str(pid)], capture_output=True, text=True).stdout
