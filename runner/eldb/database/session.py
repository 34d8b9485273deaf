"""Open a session with a database, and run whole files in it with exact errors."""

import os
import select
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol

import psycopg
from psycopg import pq
from psycopg.conninfo import make_conninfo

from eldb.database.failure import SqlFailure
from eldb.database.settings import RESET, SETTINGS
from eldb.errors import DatabaseError
from eldb.files.statements import split
from eldb.paths import packaged

OLDEST = 15
# The newest version that the tests run on.
NEWEST = 18
# The first minor releases without known leaks around row level security; ops.list_fixes() names the leaks.
FIXED_MINORS = {15: 14, 16: 10, 17: 6}

_CANCEL_SECONDS = 5.0

Params = Sequence[Any] | Mapping[str, Any]


class Observer(Protocol):
    """The session calls `look` after every `seconds` that it waits for a statement."""

    seconds: float

    def look(self) -> None: ...


@dataclass(frozen=True)
class ServerFacts:
    """Facts about the server and the database of a session."""

    version_num: int
    version: str
    is_standby: bool
    is_read_only: bool
    encoding: str
    database: str
    login: str
    has_history: bool
    pid: int

    @property
    def major(self) -> int:
        """The major version, for instance 17."""
        return self.version_num // 10_000

    @property
    def concerns(self) -> list[str]:
        """Warnings about its version that do not stop eldb."""
        found = []
        if self.version_num % 10_000 < (fixed := FIXED_MINORS.get(self.major, 0)):
            found.append(
                f"PostgreSQL {self.version} leaks rows around row level security;"
                f" upgrade to {self.major}.{fixed} or newer"
            )
        if self.major > NEWEST:
            found.append(f"PostgreSQL {self.version} is newer than {NEWEST}, the newest that eldb was tested with")
        return found


class Session:
    """A connection in autocommit mode, and facts about its server."""

    def __init__(self, conninfo: str) -> None:
        self.observer: Observer | None = None
        try:
            # Files are UTF-8; the database or PGCLIENTENCODING may say otherwise.
            self.connection = psycopg.connect(
                conninfo, autocommit=True, application_name="eldb", client_encoding="UTF8"
            )
            row = self.row(packaged("server.sql"))
        except psycopg.OperationalError as exc:
            raise DatabaseError(*explain_connect(str(exc))) from None
        assert row is not None
        self.server = ServerFacts(*row)
        at = self.connection.info
        # If an address names several hosts, a second session must use the same host.
        self.conninfo = make_conninfo(conninfo, host=at.host or None, hostaddr=at.hostaddr or None, port=at.port)
        if self.is_direct:
            self.connection.execute(SETTINGS)

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    @property
    def is_direct(self) -> bool:
        """False behind a pooler, because a pooler invents the process id that it reports."""
        return self.connection.pgconn.backend_pid == self.server.pid

    def require_supported(self) -> None:
        """Raise DatabaseError if the server is too old."""
        if self.server.major < OLDEST:
            raise DatabaseError(
                f"the server is PostgreSQL {self.server.version}; Empathy Ledger DB needs {OLDEST} or newer",
                "Upgrade the server. Nothing was changed.",
            )

    def row(self, query: str, params: Params = ()) -> tuple[Any, ...] | None:
        """Return the first row of a query."""
        return self.connection.execute(query, params or None).fetchone()

    def value(self, query: str, params: Params = ()) -> Any:
        """Return the first column of the first row of a query, None without a row."""
        row = self.row(query, params)
        return row[0] if row else None

    def rows(self, query: str, params: Params = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        return self.connection.execute(query, params or None).fetchall()

    def column(self, query: str, params: Params = ()) -> list[Any]:
        """Return the first column of all rows of a query."""
        return [row[0] for row in self.rows(query, params)]

    def capabilities(self) -> frozenset[str]:
        """Return `pg15` up to the server's version, and the extensions that are or can be installed."""
        return frozenset(self.column(packaged("capabilities.sql")))

    def run_file(self, text: str, path: str, before: str = "") -> list[Any]:
        """Send a whole file, and `before` it in the same message; return one libpq result per statement of the file.

        Raises SqlFailure for the statement that failed; its `results` hold those of the earlier statements.
        """
        results, was_interrupted = self._exchange(before + text)
        for done, result in enumerate(results):
            if result.status == pq.ExecStatus.FATAL_ERROR:
                error = psycopg.errors.error_from_result(result)
                raise SqlFailure(error, before, text, path, results[:done], was_interrupted=was_interrupted)
        if was_interrupted:
            raise KeyboardInterrupt
        return results[len(split(before)) :]

    def abandon(self) -> None:
        """Leave a failed transaction, and the role of a file."""
        if not self.connection.closed:
            self.connection.execute(f"ROLLBACK; {RESET}")

    def _exchange(self, text: str) -> tuple[list[Any], bool]:
        """Send statements; return their results, and whether the user interrupted them."""
        connection = self.connection.pgconn
        connection.send_query(text.encode())
        while connection.flush():
            select.select([], [connection.socket], [])
        results: list[Any] = []
        was_interrupted = False
        while True:
            try:
                result = self._next_result()
            except KeyboardInterrupt:
                was_interrupted = True
                self.connection.cancel_safe(timeout=_CANCEL_SECONDS)
                continue
            if result is None:
                return results, was_interrupted
            if result.status in (pq.ExecStatus.COPY_IN, pq.ExecStatus.COPY_BOTH):
                connection.put_copy_end(b"a file cannot contain COPY data")
            results.append(result)

    def _next_result(self) -> Any:
        connection = self.connection.pgconn
        # A server that ends the session first sends the reason, which is still there to read.
        with suppress(psycopg.OperationalError):
            while connection.is_busy():
                self._wait(connection.socket)
                connection.consume_input()
        return connection.get_result()

    def _wait(self, socket: int) -> None:
        while not select.select([socket], [], [], self.observer.seconds if self.observer else None)[0]:
            assert self.observer is not None
            self.observer.look()


def explain_connect(message: str) -> tuple[str, str]:
    """Return the message and the hint for a failed connection."""
    remedies = (
        (
            "password authentication failed",
            "Check the user, and the password in PGPASSWORD, ~/.pgpass or a service file.",
        ),
        ("no password supplied", "Put the password into PGPASSWORD, ~/.pgpass or a service file."),
        ("does not exist", "Create it first, or correct the address."),
        ("Connection refused", "Check that the server runs, and on which host and port."),
        ("starting up", "Wait a moment and try again."),
    )
    hint = next(
        (remedy for words, remedy in remedies if words in message),
        "eldb doctor shows the address and where it comes from.",
    )
    return f"cannot connect: {' '.join(message.split())}", hint


def system_user() -> str:
    """Return the name of the operating system user, for the history."""
    return os.environ.get("SUDO_USER") or os.environ.get("USER") or str(os.getuid())


def describe(error: psycopg.Error) -> DatabaseError:
    """Turn an error of psycopg into one for the user."""
    diag = error.diag
    primary = diag.message_primary or " ".join(str(error).split())
    return DatabaseError(f"{primary}{f' ({diag.message_detail})' if diag.message_detail else ''}", diag.message_hint)
