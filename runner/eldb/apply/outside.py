"""Run files that cannot run in a transaction: write an intent, send the statement, write the outcome."""

import json
import time
from collections.abc import Mapping
from typing import Any

from eldb.apply.frame import build_opening, build_role
from eldb.database.failure import SqlFailure
from eldb.database.limits import WaitLimits
from eldb.database.settings import RESET
from eldb.database.watch import Watch
from eldb.history.record import build_confirmation, build_event, build_intent, build_intent_removal, build_outcome
from eldb.history.workspace import Workspace
from eldb.paths import packaged
from eldb.planning.plan import Step


class Outside:
    """Runs no-transaction files, and finds the outcome of interrupted ones."""

    def __init__(self, workspace: Workspace, limits: WaitLimits, watch: Watch) -> None:
        self._workspace = workspace
        self._session = workspace.session
        self._history = workspace.history
        self._limits = limits
        self._watch = watch

    def resolve(self) -> None:
        """Settle every intent: drop what an unfinished build left, and record a finished one.

        The backend of the interrupted run has ended, because this run has the lock that it held.
        """
        for path, intent in self._history.intents().items():
            self._drop_leftovers(path, intent)
            if self._is_finished(intent):
                healed = build_event("heal", path, {"reason": "its outcome was found in the catalogue"})
                self._history.write(f"{build_confirmation(path)}; {healed}")

    def run(self, step: Step, text: str) -> float:
        """Run one file; return the milliseconds that it took.

        Raises SqlFailure and leaves nothing behind, except if leftovers are in use or the user interrupts. Then the
        intent stays for the next run.
        """
        source = step.source
        if source.path in self._history.intents():
            self.resolve()
        self._history.write(build_intent(step, text, self._workspace.tree.git_commit, self._watch.pid))
        started = time.monotonic()
        try:
            self._session.run_file(build_opening(source, text, self._workspace.owner, self._limits), source.path)
            self._session.run_file(text, source.path)
        except SqlFailure as exc:
            if not self._session.connection.closed:
                self._session.abandon()
                if not exc.was_interrupted:
                    self._clean_up(source.path)
            raise
        duration = (time.monotonic() - started) * 1000
        self._history.write(f"{RESET} {build_outcome(step)}")
        return duration

    def _clean_up(self, path: str) -> None:
        try:
            self._drop_leftovers(path, self._history.intents()[path])
        except SqlFailure as exc:
            if not exc.lock_was_busy:
                raise
        else:
            self._history.write(build_intent_removal(path))

    def _drop_leftovers(self, path: str, intent: Mapping[str, Any]) -> None:
        if intent["drops"]:
            return
        for name in [name for _, name, _, is_leftover in self._indexes(intent) if is_leftover]:
            timeout = f"SET lock_timeout = '{round(self._limits.build * 1000)}ms';"
            self._history.write(f"{timeout} {build_role(self._workspace.owner, local=False)}")
            self._history.write(f"DROP INDEX CONCURRENTLY {name}")
            self._history.write(f"{RESET} {build_event('heal', path, {'reason': f'dropped the invalid index {name}'})}")

    def _is_finished(self, intent: Mapping[str, Any]) -> bool:
        if intent.get("rebuilds"):
            return False
        if intent["index"]:
            named = [is_valid for is_named, _, is_valid, _ in self._indexes(intent) if is_named]
            return not named if intent["drops"] else any(named)
        touched = [found.touched or 0 for found in self._workspace.objects.differences() if found.was is None]
        return any(xid >= intent["xid"] for xid in touched)

    def _indexes(self, intent: Mapping[str, Any]) -> list[tuple[bool, str, bool, bool]]:
        return self._session.rows(packaged("outcome.sql"), {"intent": json.dumps(intent)})
