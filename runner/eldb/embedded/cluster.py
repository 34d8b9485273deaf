"""Create the files of a cluster completely or not at all, and configure them before every start."""

import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from eldb.embedded.account import Account
from eldb.embedded.provider import Binaries
from eldb.errors import DatabaseError, EldbError

_SETTINGS = "eldb.conf"


def create(cluster: Path, binaries: Binaries, account: Account, lock: int, sync: bool) -> None:
    """Create a cluster with a random password for TCP, and store the password in a libpq password file beside it.

    The cluster has another name until it is complete. This first removes the files of an interrupted run. The programs
    inherit the lock, so they keep it if this process is killed.
    """
    unfinished = cluster.with_name(f"{cluster.name}.unfinished")
    if unfinished.exists():
        shutil.rmtree(unfinished)
    unfinished.mkdir(mode=0o700)
    account.give(unfinished)
    password = secrets.token_urlsafe(24)
    first_password = cluster.with_name("password.new")
    _write_private(first_password, password, account)
    try:
        done = subprocess.run(
            [
                binaries.program("initdb"),
                f"--pgdata={unfinished}",
                "--username=postgres",
                f"--pwfile={first_password}",
                "--auth-local=trust",
                "--auth-host=scram-sha-256",
                "--encoding=UTF8",
                *_locale(binaries.major),
                "--data-checksums",
                *([] if sync else ["--no-sync"]),
            ],
            cwd=cluster.parent,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            pass_fds=[lock],
            **account.run_as(),
        )
    finally:
        first_password.unlink()
    if done.returncode != 0:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise failure("initdb could not create the database cluster", done.stderr, cluster.parent)
    with account.acting(), (unfinished / "postgresql.conf").open("a") as file:
        file.write(f"include '{_SETTINGS}'\n")
    _write_private(cluster.with_name("pgpass"), f"127.0.0.1:*:*:postgres:{password}\n", account)
    unfinished.rename(cluster)


def require_major(cluster: Path, binaries: Binaries) -> None:
    """Raise EldbError if another major version of PostgreSQL made the cluster."""
    made_by = (cluster / "PG_VERSION").read_text().strip()
    if made_by != str(binaries.major):
        raise EldbError(
            f"PostgreSQL {made_by} made the data in {cluster.parent}; the server here is {binaries.version}",
            f"Set ELDB_PG_BIN to the programs of PostgreSQL {made_by}, or choose a new --data-dir.",
        )


def configure(cluster: Path, account: Account, settings: Mapping[str, str]) -> None:
    """Replace the settings of the last start. Settings of ALTER SYSTEM stay and take precedence."""
    lines = [f"{name} = {_quoted(value)}\n" for name, value in settings.items()]
    new = cluster / f"{_SETTINGS}.new"
    with account.acting():
        _write_private(new, "".join(lines), account)
        new.replace(cluster / _SETTINGS)


def free_port(cluster: Path) -> int:
    """Return the last port of the cluster if it is free, else any free port."""
    try:
        last = re.search(r"^port = '(\d+)'", (cluster / _SETTINGS).read_text(), re.MULTILINE)
    except FileNotFoundError:
        last = None
    for port in (int(last[1]) if last else 0, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise DatabaseError("no port is free on 127.0.0.1")


def failure(what: str, output: str, data_dir: Path) -> DatabaseError:
    """Turn the output of a server program into an error with a remedy.

    On a full disk the server may fail to report that. It needs room for one WAL segment of 16 MB.
    """
    full = shutil.disk_usage(data_dir).free < 16 * 2**20
    if full or re.search("No space left on device|Check free disk space", output):
        return disk_full(what, data_dir)
    said = re.findall(r"(?:ERROR|FATAL|PANIC|error):\s+(.*)", output) or output.strip().splitlines()
    log = data_dir / "server.log"
    hint = f"The full output of the server is in {log}." if log.exists() else None
    return DatabaseError(f"{what}: {said[0] if said else 'no message'}", hint)


def disk_full(what: str, data_dir: Path) -> DatabaseError:
    return DatabaseError(
        f"{what}: no space left on the disk of {data_dir}",
        "Free some space there, or choose another folder with --data-dir.",
    )


def _locale(major: int) -> list[str]:
    name = "C.UTF-8" if sys.platform == "linux" else "C"
    if major < 17:
        return [f"--locale={name}"]
    return [f"--locale={name}", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]


def _quoted(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"


def _write_private(path: Path, text: str, account: Account) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
        account.give(file.fileno())
