"""Read and write the schema eldb, which stores the files that were applied here."""

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
    """Raise DriftError if the outcome of a file's last run is not known."""
    if cut_off := [path for path, record in records.items() if record.state == "intent"]:
        raise DriftError(f"the last run of {cut_off[0]} did not end", "Run eldb apply, which finds its outcome.")


class History:
    """The history of one database. It reads as empty while the schema does not exist."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.exists = session.server.has_history

    def look_again(self) -> bool:
        """Ask the server again whether the schema exists, because another runner may have created it."""
        self.exists = bool(self._session.value("SELECT to_regclass('eldb.files') IS NOT NULL"))
        return self.exists

    def create(self) -> None:
        """Create the schema if it does not exist."""
        if self.exists:
            return
        self._session.run_file(f"BEGIN;{CREATE_HISTORY}COMMIT", "history.sql")
        self.exists = True

    def records(self) -> dict[str, Record]:
        """Return the applied files, by path."""
        if not self.exists:
            return {}
        rows = self._session.rows(
            "SELECT path, state, source_hash, inputs_hash, rendered_hash FROM eldb.files ORDER BY path"
        )
        return {row[0]: Record(*row) for row in rows}

    def content(self, path: str) -> str | None:
        """Return the text of a versioned file as it was applied."""
        content: str | None = self._session.value("SELECT content FROM eldb.files WHERE path = %s", (path,))
        return content

    def region(self) -> PinnedRegion:
        """Return the pinned region, with fields None before it is pinned. Raises DatabaseError for another format."""
        if not self.exists:
            return PinnedRegion(*[None] * 4)
        if (found := self._session.value("SELECT format FROM eldb.region")) != FORMAT:
            database = self._session.server.database
            raise DatabaseError(
                f"the history in database {database} has format {found}; this eldb reads format {FORMAT}",
                "Use the version of eldb that wrote it, or a newer one. Nothing was changed.",
            )
        row = self._session.row("SELECT region_id, system_identifier, profile, profile_hash FROM eldb.region")
        return PinnedRegion(*(row or [None] * 4))

    def write(self, statements: str) -> None:
        """Run statements of `eldb.history.record`. Raises SqlFailure and leaves the transaction."""
        try:
            self._session.run_file(statements, "history")
        except SqlFailure:
            self._session.abandon()
            raise

    def intents(self) -> dict[str, dict[str, Any]]:
        """Return the intent and the transaction of each no-transaction file without an outcome, by path."""
        if not self.exists:
            return {}
        rows = self._session.rows("SELECT path, intent, xid FROM eldb.files WHERE state = 'intent' ORDER BY path")
        return {path: {**intent, "xid": xid} for path, intent, xid in rows}
