"""Files that cannot run in a transaction: an intent row first, then the statement, then its outcome."""

import time

from eldb.frame import RESET, before
from eldb.limits import Limits
from eldb.plan import Step
from eldb.record import confirm, confirmed, event, intended
from eldb.render import quote_literal
from eldb.session import SqlFailure
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
                healed = event("heal", path, {"reason": "its outcome was found in the catalogue"})
                self._history.write(f"{confirm(path)}; {healed}")

    def run(self, step: Step, text: str) -> float:
        """Run one file; return the milliseconds that it took. Raises SqlFailure with nothing left behind."""
        source = step.source
        invalid = self._history.invalid_indexes()
        self._history.write(intended(step, self._workspace.git_commit))
        started = time.monotonic()
        try:
            self._session.run_file(before(source, text, self._workspace.owner, self._limits), source.path)
            self._session.run_file(text, source.path)
        except SqlFailure:
            if not self._session.connection.closed:
                self._session.abandon()
                self._drop_invalid(invalid, source.path)
                self._history.write(
                    f"DELETE FROM eldb.files WHERE path = {quote_literal(source.path)} AND state = 'intent'"
                )
            raise
        duration = (time.monotonic() - started) * 1000
        self._history.write(f"{RESET} {confirmed(step)}")
        return duration

    def _drop_invalid(self, before: list[str], path: str) -> None:
        for name in self._history.invalid_indexes():
            if name not in before:
                self._history.write(f"DROP INDEX CONCURRENTLY {name}")
                self._history.write(event("heal", path, {"reason": f"dropped the invalid index {name}"}))
