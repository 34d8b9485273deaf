"""Schema eldb: what was applied here. What it left of objects is in eldb.objects."""

from dataclasses import dataclass
from importlib import resources
from typing import Any

from eldb.plan import Record
from eldb.session import Session, SqlFailure

FORMAT = 1


def packaged(name: str) -> str:
    """The text of an SQL file of the runner's own."""
    return resources.files("eldb").joinpath("sql", name).read_text(encoding="utf-8")


CREATE_HISTORY = f"{packaged('history.sql')}INSERT INTO eldb.region (format) VALUES ({FORMAT});"


@dataclass(frozen=True, slots=True)
class Region:
    """The pinned identity of the database."""

    region_id: str | None
    system_identifier: int | None
    profile: dict[str, Any] | None
    profile_hash: str | None


class History:
    """The history of one database. Without the schema everything reads as empty."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.exists = session.server.has_history

    def look_again(self) -> bool:
        """Ask the server anew whether the schema is there: another runner may have been faster."""
        row = self._session.row("SELECT to_regclass('eldb.files') IS NOT NULL")
        self.exists = bool(row and row[0])
        return self.exists

    def create(self) -> None:
        """Create the schema where it is missing."""
        if self.exists:
            return
        self._session.run_file(f"BEGIN;{CREATE_HISTORY}COMMIT", "history.sql")
        self.exists = True

    def records(self) -> dict[str, Record]:
        """What was applied, by path."""
        if not self.exists:
            return {}
        rows = self._session.rows(
            "SELECT path, state, source_hash, inputs_hash, rendered_hash, is_sealed FROM eldb.files ORDER BY path"
        )
        return {row[0]: Record(*row) for row in rows}

    def content(self, path: str) -> str | None:
        """The text of a versioned file as it was applied."""
        row = self._session.row("SELECT content FROM eldb.files WHERE path = %s", (path,))
        return row[0] if row else None

    def region(self) -> Region:
        """The pinned region, all None before it is pinned."""
        row = (
            self._session.row("SELECT region_id, system_identifier, profile, profile_hash FROM eldb.region")
            if self.exists
            else None
        )
        return Region(*row) if row else Region(None, None, None, None)

    def write(self, statements: str) -> None:
        """Run statements of `eldb.record`. Raises SqlFailure with nothing of them left behind."""
        try:
            self._session.run_file(statements, "history")
        except SqlFailure:
            self._session.abandon()
            raise

    def intents(self) -> dict[str, dict[str, Any]]:
        """What is known of the no-transaction files whose outcome is not: the intent and its transaction, by path."""
        if not self.exists:
            return {}
        rows = self._session.rows("SELECT path, intent, xid FROM eldb.files WHERE state = 'intent' ORDER BY path")
        return {path: {**intent, "xid": xid} for path, intent, xid in rows}
