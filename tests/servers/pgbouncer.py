"""Runs PgBouncer in front of a server, from Debian's packages."""

import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from eldb.embedded.account import server_account
from eldb.embedded.cluster import free_port
from tests.servers import debian

_PACKAGES = debian.Packages("pgbouncer", "trixie", ("pgbouncer",), "usr/sbin")

_SETTINGS = """\
[databases]
* = {server}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {listen_port}
unix_socket_dir =
auth_type = trust
auth_file = {logins}
pool_mode = {mode}
default_pool_size = 1
"""


def program() -> Path:
    """The program. Raises UnavailableError if this machine cannot have its packages."""
    return debian.unpacked(_PACKAGES) / _PACKAGES.programs / "pgbouncer"


@contextmanager
def running(url: str, folder: Path, mode: str = "transaction") -> Iterator[str]:
    """The URL of the same database and login through a pool of one connection.

    Raises UnavailableError without PgBouncer.
    """
    pgbouncer = program()
    account = server_account(folder)
    folder.mkdir(mode=0o700)
    account.give(folder)
    target = conninfo_to_dict(url)
    listen_port = free_port(folder)
    logins, settings = folder / "logins", folder / "pgbouncer.ini"
    logins.write_text(f'"{target["user"]}" ""\n')
    settings.write_text(
        _SETTINGS.format(
            server=" ".join(f"{key}={target[key]}" for key in ("host", "port", "password") if key in target),
            listen_port=listen_port,
            mode=mode,
            logins=logins,
        )
    )
    account.give(logins)
    account.give(settings)
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            # The kernel ends it together with the process that started it, even if that crashes.
            ["setpriv", "--pdeathsig", "QUIT", pgbouncer, settings],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            **account.run_as(),
        )
    try:
        _wait(process, listen_port, folder / "log")
        yield make_conninfo(url, host="127.0.0.1", port=listen_port)
    finally:
        # SIGQUIT ends it at once. After SIGTERM it would wait for its clients.
        process.send_signal(signal.SIGQUIT)
        process.wait()


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    while process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.01)
        else:
            return
    raise RuntimeError(f"PgBouncer did not start: {log.read_text().strip()}")
