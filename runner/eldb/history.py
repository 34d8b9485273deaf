"""Schema eldb: what was applied here. What it left of objects is in eldb.objects."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from eldb.plan import Record
from eldb.session import Session
from eldb.sources import Source, Tree

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

    def pin(self, region_id: str, system_identifier: int | None) -> None:
        """Write down which region this database is, once."""
        self._session.connection.execute(
            "WITH pinned AS ("
            "UPDATE eldb.region SET region_id = %s, system_identifier = %s, pinned_at = clock_timestamp())"
            " INSERT INTO eldb.events (kind, detail) VALUES ('pin', %s)",
            (region_id, system_identifier, json.dumps({"region": region_id})),
        )

    def record_profile(self, profile: Mapping[str, Any], profile_hash: str, changed: int) -> None:
        """Write down the profile that was configured, and how many rows that changed."""
        self._session.connection.execute(
            "UPDATE eldb.region SET profile = %s, profile_hash = %s", (json.dumps(profile), profile_hash)
        )
        self.event("configure", None, {"rows": changed})

    def event(self, kind: str, path: str | None, detail: Mapping[str, Any]) -> None:
        """Append an event."""
        self._session.connection.execute(
            "INSERT INTO eldb.events (kind, path, detail) VALUES (%s, %s, %s)", (kind, path, json.dumps(detail))
        )

    def forget(self, paths: Iterable[str], kind: str) -> None:
        """Take files out of the history; `kind` is the event that says why."""
        for path in paths:
            self._session.connection.execute("DELETE FROM eldb.files WHERE path = %s", (path,))
            self.event(kind, path, {})

    def invalid_indexes(self) -> list[str]:
        """Quoted names of the indexes that are not valid now."""
        return [
            name
            for (name,) in self._session.rows(
                "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_catalog.pg_index AS i"
                " INNER JOIN pg_catalog.pg_class AS c ON i.indexrelid = c.oid"
                " INNER JOIN pg_catalog.pg_namespace AS n ON c.relnamespace = n.oid"
                " WHERE NOT i.indisvalid AND c.relkind = 'i' ORDER BY 1"
            )
        ]

    def intents(self) -> dict[str, dict[str, Any]]:
        """What is known of the no-transaction files whose outcome is not: the intent and its transaction, by path."""
        rows = self._session.rows("SELECT path, intent, xid FROM eldb.files WHERE state = 'intent' ORDER BY path")
        return {path: {**intent, "xid": xid} for path, intent, xid in rows}

    def confirm(self, path: str) -> None:
        """Write down that a file with an intent row was applied."""
        self._session.connection.execute(
            "UPDATE eldb.files SET state = 'applied', intent = NULL WHERE path = %s", (path,)
        )


def sources_that_left(tree: Tree, applicable: Iterable[Source], records: Mapping[str, Record]) -> list[str]:
    """Repeatable files that were applied here and no longer apply: their twin has taken over."""
    here = {source.path for source in applicable}
    return [path for path in records if path not in here and path in tree.by_path and not tree.by_path[path].versioned]
