"""Watch a session from a second one while a statement runs: who blocks it, and how far a build is."""

from contextlib import suppress
from functools import cached_property
from typing import Any

import psycopg

from eldb.database.session import Session
from eldb.paths import packaged


class Progress:
    """Receives the progress of a long run; this class shows nothing."""

    is_shown = False

    def applied(self, path: str, total: int) -> None:
        """eldb has applied one of `total` files."""

    def building(self, phase: str, done: int, total: int) -> None:
        """An index build is in this phase, at `done` of `total` blocks, tuples or sessions."""


SILENT = Progress()


class Watch:
    """Watches one session. It connects at the first look, and sees nothing if it cannot connect."""

    def __init__(self, session: Session, progress: Progress, seconds: float) -> None:
        self._session = session
        self._progress = progress
        self.seconds = seconds
        self.blockers: list[str] = []

    def __enter__(self) -> "Watch":
        self._session.observer = self
        return self

    def __exit__(self, *_: object) -> None:
        self._session.observer = None
        if "_connection" in self.__dict__ and self._connection:
            self._connection.close()

    @property
    def pid(self) -> int | None:
        """The process id of its backend, which ends when this process ends; None without a connection."""
        return self._connection.info.backend_pid if self._connection else None

    def look(self) -> None:
        """Record who blocks the session now, and show how far it is."""
        with suppress(psycopg.OperationalError):
            if blockers := self._rows("blockers.sql"):
                self.blockers = [row[0] for row in blockers]
            if self._progress.is_shown:
                for phase, done, total in self._rows("building.sql"):
                    self._progress.building(phase, done, total)

    def _rows(self, name: str) -> list[tuple[Any, ...]]:
        if self._connection is None:
            return []
        return self._connection.execute(packaged(name), {"pid": self._session.server.pid}).fetchall()

    @cached_property
    def _connection(self) -> psycopg.Connection[tuple[Any, ...]] | None:
        if not self._session.is_direct:
            return None  # A pool without a free connection would let this session wait.
        try:
            connection = psycopg.connect(self._session.conninfo, autocommit=True, application_name="eldb watch")
            connection.execute("SET idle_session_timeout = 0")
        except psycopg.OperationalError:
            return None
        return connection
