"""Take versioned files back, the last one first, in one transaction with their history."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eldb.apply.frame import build_preamble
from eldb.database.failure import SqlFailure
from eldb.database.limits import LIMITS, WaitLimits
from eldb.database.settings import RESET
from eldb.database.transaction import build_settings, transaction
from eldb.errors import DriftError, RetryError, UsageError, listed
from eldb.files.render import quote_literal
from eldb.files.sources import Source
from eldb.files.statements import guard
from eldb.history.objects import READ_ALIKE
from eldb.history.record import build_removal
from eldb.history.workspace import Workspace
from eldb.paths import packaged
from eldb.revert.losses import Loss, columns, count, gone

_STOOD_ON = "2BP01"


@dataclass(frozen=True)
class Reverted:
    """The files that were taken back, the losses, and the repeatable files that are now pending."""

    paths: tuple[str, ...]
    lost: tuple[Loss, ...]
    pending: tuple[str, ...]


class Reverter:
    """Reverts files of a workspace."""

    def __init__(self, workspace: Workspace, limits: WaitLimits = LIMITS) -> None:
        self._workspace = workspace
        self._session = workspace.session
        self._history = workspace.history
        self._objects = workspace.objects
        self._limits = limits

    def choose(self, to: str | None) -> list[Source]:
        """Return the files to take back, the last one first: one file, or all after `to`, a path or a number.

        Raises UsageError if there is no such file, or if a file has no revert.
        """
        records = self._history.records()
        if missing := [
            path for path in records if path.startswith("schema/") and path not in self._workspace.tree.by_path
        ]:
            raise UsageError(f"{missing[0]} was applied here and no longer exists", "Restore the file and its revert.")
        applied = [source for source in self._workspace.applicable if source.versioned and source.path in records]
        if not applied:
            raise UsageError("no versioned file is applied here", "eldb status shows the applied files.")
        chosen = applied[_keep(applied, to) :][::-1]
        if not chosen:
            raise UsageError(f"nothing is applied after {to}", f"The last applied file is {applied[-1].path}.")
        for source in chosen:
            if source.revert is None:
                raise UsageError(
                    f"{source.path} has no revert", "Write a revert beside it, or a new file that undoes it."
                )
        return chosen

    def require_as_left(self) -> None:
        """Raise DriftError if an object differs from what its file left: a revert would record the difference."""
        if self._objects.is_due():
            self._objects.seal()
        if found := self._objects.differences():
            raise DriftError(
                listed("these objects differ from what the files left:", found),
                "Correct them as eldb diff shows, then revert.",
            )

    def rehearse(self, chosen: Sequence[Source]) -> Reverted:
        """Revert and roll back; count the rows and values that a revert would lose."""
        with transaction(self._session, self._limits, keep=False):
            before = columns(self._session)
            pending = self._take_back(chosen)
            lost = gone(before, columns(self._session))
        with transaction(self._session, self._limits, keep=False):
            counted = count(self._session, lost, self._workspace.owner)
        return Reverted(tuple(source.path for source in chosen), tuple(counted), pending)

    def revert(self, chosen: Sequence[Source], accepted: Sequence[Loss]) -> tuple[str, ...]:
        """Revert; return the files that are now pending. Raises RetryError if the losses differ from those accepted."""
        with transaction(self._session, self._limits, keep=True):
            if list(accepted) != count(self._session, accepted, self._workspace.owner):
                raise RetryError(
                    "other sessions changed the rows that would be lost", "Run eldb revert --dry-run again."
                )
            return self._take_back(chosen)

    def _take_back(self, chosen: Sequence[Source]) -> tuple[str, ...]:
        stripped: set[str] = set()
        for source in chosen:
            assert source.revert is not None
            text = self._workspace.renderer.render(source.revert)
            guard(text, source.revert.path, no_transaction=False)
            try:
                with self._session.connection.transaction():
                    stripped |= self._revert_file(source.revert, text, f"o.path = {quote_literal(source.path)}")
            except SqlFailure as exc:
                if exc.sqlstate != _STOOD_ON:
                    raise
                # If a file only adds columns, no object shows which table it changed.
                stripped |= self._revert_file(source.revert, text, "starts_with(o.path, 'schema/')")
            self._history.write(build_removal([source.path], "revert"))
        failed = {
            source.path for source in self._workspace.applicable if source.path in stripped and not self._again(source)
        }
        return self._forget_repeatables(failed | self._objects.absorb(self._last()))

    def _revert_file(self, revert: Source, text: str, are_meant: str) -> set[str]:
        """Drop what repeatable files made on the objects of a file, then run its revert; return those files."""
        self._reset(READ_ALIKE)
        dependents = self._session.rows(packaged("dependents.sql").replace("{are_meant}", are_meant))
        for _, statement in dependents:
            self._session.run_file(statement, revert.path)
        self._send(text, revert)
        return {path for paths, _ in dependents for path in paths}

    def _again(self, source: Source) -> bool:
        """Apply a repeatable file again after its objects were dropped; False if it no longer fits."""
        try:
            with self._session.connection.transaction():
                self._send(self._workspace.renderer.render(source), source)
        except SqlFailure as exc:
            if exc.lock_was_busy:
                raise
            return False
        return True

    def _send(self, text: str, source: Source) -> None:
        """Send a file, and reset its settings and its role afterwards."""
        frame = f"{RESET} {build_settings(self._limits)} {build_preamble(source, self._workspace.owner)}"
        self._session.run_file(text, source.path, frame)
        self._reset()

    def _reset(self, more: str = "") -> None:
        self._session.connection.execute(f"{RESET} {build_settings(self._limits)} {more}")

    def _last(self) -> str:
        paths = self._history.records().keys()
        kept = [source.path for source in self._workspace.applicable if source.versioned and source.path in paths]
        return kept[-1] if kept else "by hand"

    def _forget_repeatables(self, paths: Iterable[str]) -> tuple[str, ...]:
        known = self._history.records()
        pending = tuple(sorted(path for path in paths if path in known and not path.startswith("schema/")))
        self._history.write(build_removal(pending))
        return pending


def _keep(applied: Sequence[Source], to: str | None) -> int:
    """Return how many of the applied files stay."""
    if to is None:
        return len(applied) - 1
    if to.isdecimal():
        pack = applied[-1].pack
        kept = [at for at, source in enumerate(applied, 1) if source.pack != pack or (source.number or 0) <= int(to)]
    else:
        kept = [at for at, source in enumerate(applied, 1) if source.path == to]
        if not kept:
            raise UsageError(
                f"{to} is not applied here", "Name a versioned file as eldb status --format json prints it."
            )
    return max(kept, default=0)
