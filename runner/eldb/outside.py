"""Files that cannot run in a transaction: an intent row first, then the statement, then its outcome."""

import time
from typing import Any

from psycopg import sql

from eldb.limits import Limits
from eldb.plan import Step
from eldb.record import write_record
from eldb.session import NOTICE_A_LOST_CLIENT, SqlFailure
from eldb.workspace import Workspace


class Outside:
    """Runs no-transaction files, and finds out what became of those whose run was cut off."""

    def __init__(self, workspace: Workspace, limits: Limits) -> None:
        self._workspace = workspace
        self._session = workspace.session
        self._history = workspace.history
        self._limits = limits

    def resolve(self) -> None:
        """Settle every intent: what an unfinished index build left is dropped, what was finished is written down.

        The backend of the cut-off run is gone: it held the runner's lock to its end.
        """
        for path, intent in self._history.intents().items():
            self._drop_invalid(intent["invalid"], path)
            touched = [found.touched or 0 for found in self._workspace.objects.differences() if found.was is None]
            if any(xid >= intent["xid"] for xid in touched):
                self._history.confirm(path)
                self._history.event("heal", path, {"reason": "its outcome was found in the catalogue"})

    def run(self, step: Step, text: str) -> float:
        """Run one file; return the milliseconds that it took. Raises SqlFailure with nothing left behind."""
        path = step.source.path
        connection = self._session.connection
        invalid = self._history.invalid_indexes()
        self._write(step, "intent", intent={"pid": self._session.server.pid, "invalid": invalid})
        xid = self._history.intents()[path]["xid"]
        # A concurrent build waits for every older snapshot: lock_timeout would cancel it at once.
        settings = f"{NOTICE_A_LOST_CLIENT} SET lock_timeout = '{round(self._limits.concurrent * 1000)}ms';"
        self._session.run_file(settings + self._workspace.preamble(step.source), path)
        started = time.monotonic()
        try:
            self._session.run_file(text, path)
        except SqlFailure:
            if not connection.closed:
                connection.execute("RESET ALL; RESET ROLE")
                self._drop_invalid(invalid, path)
                connection.execute("DELETE FROM eldb.files WHERE path = %s AND state = 'intent'", (path,))
            raise
        duration = (time.monotonic() - started) * 1000
        connection.execute("RESET ALL; RESET ROLE")
        self._write(step, "applied", xid=xid, duration_ms=duration)
        return duration

    def _write(self, step: Step, state: str, **values: Any) -> None:
        self._session.run_file(write_record(step, state, commit=self._workspace.git_commit, **values), "history")

    def _drop_invalid(self, before: list[str], path: str) -> None:
        for name in self._history.invalid_indexes():
            if name not in before:
                self._session.connection.execute(sql.SQL(f"DROP INDEX CONCURRENTLY {name}"))
                self._history.event("heal", path, {"reason": f"dropped the invalid index {name}"})
