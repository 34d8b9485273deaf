"""Schema eldb: what was applied here. What it left of objects is in eldb.objects."""

from collections.abc import Mapping
from typing import Any

from eldb.database.failure import SqlFailure
from eldb.database.session import Session
from eldb.errors import DatabaseError, DriftError
from eldb.files.profiles import PinnedRegion
from eldb.paths import packaged
from eldb.planning.plan import Record

FORMAT = 1


CREATE_HISTORY = f"{packaged('history.sql')}INSERT INTO eldb.region (format) VALUES ({FORMAT});"


def require_ended(records: Mapping[str, Record]) -> None:
    """Raise DriftError while the outcome of a file's last run is not known."""
    if cut_off := [path for path, record in records.items() if record.state == "intent"]:
        raise DriftError(f"the last run of {cut_off[0]} did not end", "eldb apply finds out what became of it.")


class History:
    """The history of one database. Without the schema everything reads as empty."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.exists = session.server.has_history

    def look_again(self) -> bool:
        """Ask the server anew whether the schema is there: another runner may have been faster."""
        self.exists = bool(self._session.value("SELECT to_regclass('eldb.files') IS NOT NULL"))
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
            "SELECT path, state, source_hash, inputs_hash, rendered_hash FROM eldb.files ORDER BY path"
        )
        return {row[0]: Record(*row) for row in rows}

    def content(self, path: str) -> str | None:
        """The text of a versioned file as it was applied."""
        content: str | None = self._session.value("SELECT content FROM eldb.files WHERE path = %s", (path,))
        return content

    def region(self) -> PinnedRegion:
        """The pinned region, all None before it is pinned. Raises DatabaseError for a history of another format."""
        if not self.exists:
            return PinnedRegion(*[None] * 4)
        if (found := self._session.value("SELECT format FROM eldb.region")) != FORMAT:
            database = self._session.server.database
            raise DatabaseError(
                f"the history in database {database} has format {found}, this eldb knows {FORMAT}",
                "Use the version of eldb that wrote it, or a newer one. Nothing was changed.",
            )
        row = self._session.row("SELECT region_id, system_identifier, profile, profile_hash FROM eldb.region")
        return PinnedRegion(*(row or [None] * 4))

    def write(self, statements: str) -> None:
        """Run statements of `eldb.history.record`. Raises SqlFailure with nothing of them left behind."""
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
