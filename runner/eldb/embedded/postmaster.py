"""Find the running server of a data folder by its pid file, socket and port."""

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

# No system uses a pid this high. PostgreSQL therefore takes the server for dead, but still
# refuses to start while that server's memory is in use.
_NOBODYS_PID = 2**31 - 1


@dataclass(frozen=True)
class Postmaster:
    """The contents of postmaster.pid."""

    pid: int
    port: int
    socket_dir: Path
    ready: bool

    def answers(self) -> bool:
        """True if a process listens on the socket; takes less than a millisecond."""
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
    """Read the pid file of a cluster; None if it is missing, incomplete or not readable."""
    try:
        lines = (cluster / "postmaster.pid").read_text().splitlines()
        return Postmaster(int(lines[0]), int(lines[3]), Path(lines[4]), lines[7].strip() == "ready")
    except (FileNotFoundError, NotADirectoryError, PermissionError, IndexError, ValueError):
        return None


def running(cluster: Path) -> Postmaster | None:
    """Return the server of a cluster if it accepts connections on a socket that its own account made."""
    found = read(cluster)
    if found is None or not found.ready:
        return None
    try:
        genuine = found.socket_dir.lstat().st_uid == cluster.stat().st_uid
    except FileNotFoundError:
        return None
    return found if genuine and found.answers() else None


def socket_dir(data_dir: Path) -> Path:
    """Return the folder of the socket: inside the data folder, or under /tmp if that path does not fit.

    The path of a socket has at most 103 bytes, and a comma would separate hosts in a connection URL. The folder
    depends only on the data folder, so every process finds it with any TMPDIR.
    """
    inside = data_dir / "run"
    length = len(os.fsencode(inside / _LONGEST_SOCKET_NAME))
    if length <= _LONGEST_SOCKET_PATH and re.fullmatch(r"[\w/.+@ -]+", str(inside), re.ASCII):
        return inside
    digest = hashlib.sha256(os.fsencode(data_dir)).hexdigest()[:16]
    return Path("/tmp") / f"eldb-{digest}"


def make_socket_dir(folder: Path, account: Account) -> None:
    """Create the socket's folder for its account only, because everybody who can enter it is a superuser.

    Remove the sockets of a dead server, because their lock files may name a pid that another process has now.
    """
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
        account.give(folder)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != account.uid:
        raise DatabaseError(
            f"the server needs {folder} for its socket, but another user owns it",
            "Remove it, or choose another folder for the data with --data-dir.",
        )
    folder.chmod(0o700)
    for leftover in folder.glob(".s.PGSQL.*"):
        leftover.unlink()


def clear_stale_pid(cluster: Path, account: Account, patience: float = 30) -> None:
    """Clear the pid file of a dead server, also if another process has its pid now.

    Waits up to `patience` seconds for a server that is still starting or stopping.
    """
    deadline = time.monotonic() + patience
    while pid := live_pid(cluster):
        if running(cluster):
            return
        if time.monotonic() > deadline:
            raise DatabaseError(
                f"process {pid} is a server on {cluster}, but does not answer",
                "See server.log beside that folder; stop the server with: eldb embedded stop",
            )
        time.sleep(0.05)
    path = cluster / "postmaster.pid"
    with account.acting(), suppress(FileNotFoundError):
        lines = path.read_text().splitlines(keepends=True)
        path.write_text("".join([f"{_NOBODYS_PID}\n", *lines[1:]]))


def live_pid(cluster: Path) -> int | None:
    """Return the process in the pid file if it is a server on this cluster, also if it does not answer."""
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
