"""Apply a plan: one transaction a file, its history row inside; locks are waited for within a budget."""

import random
import time
from dataclasses import dataclass

from eldb.errors import DatabaseError, DriftError, RetryError
from eldb.history import sources_that_left
from eldb.limits import LIMITS, Limits
from eldb.locks import blockers
from eldb.outside import Outside
from eldb.plan import NO_OVERRIDES, Difference, Overrides, Plan, Step
from eldb.progress import Report
from eldb.record import write_record
from eldb.session import NOTICE_A_LOST_CLIENT, SqlFailure
from eldb.statements import guard
from eldb.workspace import Workspace

_SHOWN_DEFINITION_LINES = 12
_TRANSACTION_TAGS = (b"BEGIN", b"COMMIT", b"ROLLBACK")


@dataclass(frozen=True, slots=True)
class Applied:
    """One file that was applied."""

    path: str
    reason: str
    duration_ms: float


class Runner:
    """Applies the files of a workspace."""

    def __init__(
        self, workspace: Workspace, limits: Limits = LIMITS, report: Report = lambda applied, total: None
    ) -> None:
        self._workspace = workspace
        self._session = workspace.session
        self._history = workspace.history
        self._objects = workspace.objects
        self._limits = limits
        self._report = report
        self._outside = Outside(workspace, limits)

    def apply(self, overrides: Overrides = NO_OVERRIDES) -> list[Applied]:
        """Bring the database to what the files say; raise before any change when a person must decide first."""
        if self._history.look_again():
            self._settle(overrides)
        plan = self._workspace.plan(overrides)
        refuse(plan)
        rendered = self._render(plan)
        self._history.create()
        applied = [self._run(step, rendered[step.source.path], len(plan.steps)) for step in plan.steps]
        left = sources_that_left(self._workspace.tree, self._workspace.applicable, self._history.records())
        self._history.forget(left, "forget")
        if applied:
            self._finish(plan, overrides)
        return applied

    def rehearse(self, overrides: Overrides = NO_OVERRIDES) -> list[Applied]:
        """Run every file of the plan in one transaction and roll it back; what must run outside of one is left out."""
        plan = self._workspace.plan(overrides)
        refuse(plan)
        rendered = self._render(plan)
        inside = [step for step in plan.steps if not step.source.headers.no_transaction]
        applied = []
        self._session.connection.execute(f"BEGIN; SET LOCAL lock_timeout = '{round(self._limits.lock * 1000)}ms'")
        try:
            for step in inside:
                started = time.monotonic()
                self._session.run_file(self._workspace.preamble(step.source), step.source.path)
                self._session.run_file(rendered[step.source.path], step.source.path)
                self._session.connection.execute("RESET ROLE")
                applied.append(Applied(step.source.path, step.reason, round((time.monotonic() - started) * 1000, 1)))
                self._report(applied[-1], len(inside))
        finally:
            self._abandon()
        return applied

    def _settle(self, overrides: Overrides) -> None:
        self._history.forget(sorted(overrides.forget & self._history.records().keys()), "forget")
        self._outside.resolve()
        if overrides.adopt or self._objects.unsealed().paths:
            self._objects.seal(self._workspace.applicable, overrides.adopt)

    def _render(self, plan: Plan) -> dict[str, str]:
        rendered = {step.source.path: self._workspace.renderer.render(step.source) for step in plan.steps}
        for step in plan.steps:
            guard(rendered[step.source.path], step.source.path, no_transaction=step.source.headers.no_transaction)
        return rendered

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
                self._abandon()
                if not exc.lock_was_busy:
                    raise
                waited += (time.monotonic() - attempt) * 1000
                self._retry_or_give_up(step, exc, started)
        done = Applied(step.source.path, step.reason, round(duration, 1))
        self._report(done, total)
        return done

    def _run_inside(self, step: Step, text: str, waited: float) -> float:
        started = time.monotonic()
        results = self._session.run_file(text, step.source.path, self._begin(step))
        duration = (time.monotonic() - started) * 1000
        if any(result.command_status in _TRANSACTION_TAGS for result in results):
            raise DatabaseError(f"{step.source.path}: the file ended its own transaction", "Take COMMIT out of it.")
        record = write_record(step, "applied", duration_ms=duration, wait_ms=waited, commit=self._workspace.git_commit)
        self._session.run_file(f"RESET ALL; RESET ROLE; {record}; COMMIT", step.source.path)
        return duration

    def _begin(self, step: Step) -> str:
        # The commits before the last one need not reach the disk one by one: they reach it in order.
        lock_timeout = f"{round(self._limits.lock * 1000)}ms"
        return (
            f"BEGIN; SET LOCAL synchronous_commit = off; SET LOCAL lock_timeout = '{lock_timeout}';"
            f" {NOTICE_A_LOST_CLIENT} {self._workspace.preamble(step.source)}"
        )

    def _abandon(self) -> None:
        if self._session.connection.closed:
            return
        self._session.connection.execute("ROLLBACK; RESET ROLE")

    def _retry_or_give_up(self, step: Step, failure: SqlFailure, started: float) -> None:
        if time.monotonic() - started > self._limits.budget:
            self._history.event(
                "refuse", step.source.path, {"reason": "lock", "seconds": round(time.monotonic() - started, 1)}
            )
            raise RetryError(
                f"{failure}\ngave up after {self._limits.budget:g} s; in the way: {blockers(self._session)}",
                "Run again when they are done; nothing of this file was applied.",
            ) from None
        self._history.event("retry", step.source.path, {"sqlstate": failure.sqlstate})
        time.sleep(random.uniform(0.5, 1.5) * self._limits.lock / 2)

    def _finish(self, plan: Plan, overrides: Overrides) -> None:
        healed = {step.source.path for step in plan.steps if step.action == "heal"}
        if rest := self._objects.seal(self._workspace.applicable, overrides.adopt, healed):
            raise DriftError(
                "\n".join(["still not as the files say:", *(f"  {explain(found)}" for found in rest)]),
                "Put these back by hand, or accept them: eldb apply --adopt NAME",
            )


def refuse(plan: Plan) -> None:
    """Raise DriftError when files and database disagree in a way that a person must settle."""
    if plan.problems:
        hints = dict.fromkeys(problem.hint for problem in plan.problems)
        raise DriftError("\n".join(problem.message for problem in plan.problems), "\n".join(hints))


def explain(found: Difference) -> str:
    """One difference with the lines of its definition that changed."""
    import difflib

    lines = difflib.unified_diff((found.was or "").splitlines(), (found.now or "").splitlines(), n=0, lineterm="")
    shown = [line for line in lines if not line.startswith(("---", "+++", "@@"))][:_SHOWN_DEFINITION_LINES]
    return "\n".join(
        [f"{found} is {found.change} ({found.path or 'made by no file'})", *(f"      {line}" for line in shown)]
    )
