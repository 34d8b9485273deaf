"""Apply a plan: one transaction per file, with its history row inside, and a limited wait for locks."""

import random
import time
from dataclasses import dataclass

from eldb.apply.frame import LAZY_COMMIT, build_opening, build_preamble
from eldb.apply.outside import Outside
from eldb.database.failure import SqlFailure
from eldb.database.limits import LIMITS, WaitLimits
from eldb.database.settings import RESET
from eldb.database.transaction import transaction
from eldb.database.watch import SILENT, Progress, Watch
from eldb.errors import DatabaseError, DriftError, RetryError, listed
from eldb.history.record import build_applied, build_event, build_moves, build_removal
from eldb.history.workspace import Workspace
from eldb.planning.plan import NO_OVERRIDES, UNFINISHED, Overrides, Plan, Step

_TRANSACTION_TAGS = (b"BEGIN", b"COMMIT", b"ROLLBACK")
# duplicate_schema, duplicate_table, duplicate_object
_IS_THERE = ("42P06", "42P07", "42710")
_WHERE_IT_IS_THERE = "If the database already has all objects of the files, take it over: eldb adopt baseline"


@dataclass(frozen=True)
class Applied:
    """One file that eldb applied."""

    path: str
    reason: str
    duration_ms: float


class Runner:
    """Applies the files of a workspace."""

    def __init__(self, workspace: Workspace, limits: WaitLimits = LIMITS, progress: Progress = SILENT) -> None:
        self._workspace = workspace
        self._session = workspace.session
        self._history = workspace.history
        self._objects = workspace.objects
        self._limits = limits
        self._progress = progress
        self._watch = Watch(self._session, progress, limits.glance)
        self._outside = Outside(workspace, limits, self._watch)

    def apply(self, overrides: Overrides = NO_OVERRIDES) -> list[Applied]:
        """Apply every step of the plan. Raises DriftError before any change if a person must decide first."""
        if self._history.look_again():
            self._settle(overrides)
        plan = self._workspace.plan(overrides)
        plan.require_settled()
        texts = self._workspace.render(plan)
        self._history.create()
        if plan.moves:
            self._history.write(build_moves(plan.moves))
        with self._watch:
            applied = [self._run(step, texts[step.source.path], len(plan.steps)) for step in plan.steps]
        if left := self._workspace.left(self._history.records()):
            self._history.write(build_removal(left))
        if applied:
            self._finish(plan, overrides)
        return applied

    def rehearse(self, overrides: Overrides = NO_OVERRIDES) -> list[Applied]:
        """Run every file of the plan in one transaction and roll it back, without files that cannot run in one."""
        plan = self._workspace.plan(overrides)
        plan.require_settled()
        texts = self._workspace.render(plan)
        inside = [step for step in plan.steps if not step.source.headers.no_transaction]
        applied = []
        with transaction(self._session, self._limits, keep=False):
            for step in inside:
                started = time.monotonic()
                role = build_preamble(step.source, self._workspace.owner)
                self._session.run_file(texts[step.source.path], step.source.path, role)
                self._session.connection.execute("RESET ROLE")
                applied.append(Applied(step.source.path, step.reason, round((time.monotonic() - started) * 1000, 1)))
                self._progress.applied(step.source.path, len(inside))
        return applied

    def _settle(self, overrides: Overrides) -> None:
        if gone := sorted(overrides.forget & self._history.records().keys()):
            self._history.write(build_removal(gone))
        self._outside.resolve()
        if overrides.adopt or self._objects.is_due():
            self._objects.seal(overrides.adopt)

    def _run(self, step: Step, text: str, total: int) -> Applied:
        waited = 0.0
        started = time.monotonic()
        while True:
            attempt = time.monotonic()
            try:
                if step.source.headers.no_transaction:
                    duration = self._outside.run(step, text)
                else:
                    duration = self._run_inside(step, text, waited)
                break
            except SqlFailure as exc:
                self._session.abandon()
                if exc.sqlstate in _IS_THERE or (step.reason == UNFINISHED and exc.sqlstate.startswith("42")):
                    exc.hint = exc.hint or _WHERE_IT_IS_THERE
                if not exc.lock_was_busy:
                    raise
                waited += (time.monotonic() - attempt) * 1000
                self._retry_or_give_up(step, exc, started)
        self._progress.applied(step.source.path, total)
        return Applied(step.source.path, step.reason, round(duration, 1))

    def _run_inside(self, step: Step, text: str, waited: float) -> float:
        source = step.source
        started = time.monotonic()
        results = self._session.run_file(
            text, source.path, build_opening(source, text, self._workspace.owner, self._limits)
        )
        duration = (time.monotonic() - started) * 1000
        if any(result.command_status in _TRANSACTION_TAGS for result in results):
            raise DatabaseError(f"{source.path}: the file ended its own transaction", "Remove COMMIT from it.")
        record = build_applied(step, self._workspace.tree.git_commit, waited)
        try:
            self._session.run_file(f"{RESET} {LAZY_COMMIT} {record}; COMMIT", source.path)
        except SqlFailure:
            if self._session.connection.closed:
                raise DatabaseError(
                    f"the connection was lost during the commit of {source.path}",
                    "Run again; the history shows whether the commit succeeded.",
                ) from None
            raise
        return duration

    def _retry_or_give_up(self, step: Step, failure: SqlFailure, started: float) -> None:
        if time.monotonic() - started > self._limits.budget:
            seconds = round(time.monotonic() - started, 1)
            self._history.write(build_event("refuse", step.source.path, {"reason": "lock", "seconds": seconds}))
            raise RetryError(
                listed(f"{failure}\ngave up after {seconds} s, blocked by:", self._watch.blockers),
                "Run again when they have ended. Nothing of this file was applied.",
            ) from None
        self._history.write(build_event("retry", step.source.path, {"sqlstate": failure.sqlstate}))
        time.sleep(random.uniform(0.5, 1.5) * self._limits.lock / 2)

    def _finish(self, plan: Plan, overrides: Overrides) -> None:
        healed = {step.source.path for step in plan.steps if step.action == "heal"}
        if rest := self._objects.seal(overrides.adopt, healed):
            raise DriftError(
                listed("these objects still differ from the files:", (found.explained for found in rest)),
                "Restore them by hand, or accept them: eldb apply --adopt NAME",
            )
