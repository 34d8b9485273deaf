"""Schema eldb: what was applied here, and how it was left. The only module that reads or writes it."""

import json
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

from eldb.plan import Difference, Record
from eldb.session import Session
from eldb.sources import Source, Tree

FORMAT = 1


def _packaged(name: str) -> str:
    return resources.files("eldb").joinpath("sql", name).read_text(encoding="utf-8")


CREATE_HISTORY = f"{_packaged('history.sql')}INSERT INTO eldb.region (format) VALUES ({FORMAT});"

_JOBS = """
UNION ALL
SELECT 'job', j.name, concat_ws(E'\n', j.schedule, j.command), j.xmin::text::bigint, j.xmin::text::bigint
FROM ops.jobs AS j
"""
_DIFFERENCES = """
WITH now AS ({objects})
SELECT
    coalesce(was.kind, now.kind), coalesce(was.name, now.name), was.path,
    was.definition, now.definition, now.made, now.touched
FROM eldb.objects AS was
FULL JOIN now ON was.kind = now.kind AND was.name = now.name
WHERE was.definition IS DISTINCT FROM now.definition
    AND (
        was.kind IS NOT NULL
        OR now.touched >= {first_xid}
        OR EXISTS (
            SELECT FROM eldb.objects AS managed
            WHERE managed.kind IN ('schema', 'table') AND starts_with(now.name, managed.name || '.')
        )
    )
ORDER BY 1, 2
"""
_SEAL = "UPDATE eldb.files SET is_sealed = TRUE WHERE NOT is_sealed AND state = 'applied'"
_DELETE_OBJECTS = """
DELETE FROM eldb.objects AS o
USING unnest(%s::text [], %s::text []) AS gone (kind, name)
WHERE o.kind = gone.kind AND o.name = gone.name
"""
_WRITE_OBJECTS = """
INSERT INTO eldb.objects (kind, name, path, definition)
SELECT * FROM unnest(%s::text [], %s::text [], %s::text [], %s::text [])
ON CONFLICT (kind, name) DO UPDATE SET definition = excluded.definition, path = excluded.path
"""
_BY_NAME = {"function": "functions", "view": "views", "rls": "rls", "job": "cron"}


@dataclass(frozen=True, slots=True)
class Region:
    """The pinned identity of the database."""

    region_id: str | None
    system_identifier: int | None
    profile: dict[str, Any] | None
    profile_hash: str | None


@dataclass(frozen=True, slots=True)
class Unsealed:
    """Files whose objects are not recorded yet, by the transaction that made them."""

    xids: tuple[int, ...]
    paths: tuple[str, ...]

    def path_of(self, xid: int | None) -> str | None:
        """The file whose transaction, or a later one before the next file's, is `xid`."""
        position = bisect_right(self.xids, xid) if xid is not None else 0
        return self.paths[position - 1] if position else None

    def explains(self, found: Difference) -> bool:
        """True when one of these files made the difference; what is gone, one of them dropped."""
        return bool(self.paths) and (found.now is None or self.path_of(found.touched) is not None)


class History:
    """The history of one database. Without the schema everything reads as empty."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.exists = session.server.has_history

    def create(self) -> None:
        """Create the schema where it is missing. Asked of the server again: another runner may have been faster."""
        row = self._session.row("SELECT to_regclass('eldb.files') IS NOT NULL")
        self.exists = bool(row and row[0])
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

    def unsealed(self) -> Unsealed:
        """Files that were applied since objects were last recorded, in the order of their transactions."""
        rows = self._session.rows(
            "SELECT xid, path FROM eldb.files WHERE NOT is_sealed AND state = 'applied' ORDER BY xid"
        )
        return Unsealed(tuple(row[0] for row in rows), tuple(row[1] for row in rows))

    def differences(self) -> list[Difference]:
        """Every object that is not as it was left, what unsealed files did left out."""
        if not self.exists:
            return []
        unsealed = self.unsealed()
        return [found for found in self._compare(unsealed) if not unsealed.explains(found)]

    def seal(
        self, applicable: Iterable[Source], adopt: frozenset[str] = frozenset(), healed: Collection[str] = ()
    ) -> list[Difference]:
        """Record how unsealed files left their objects; return what they do not explain or a heal did not restore."""
        unsealed = self.unsealed()
        owners = {(source.phase, source.name): source.path for source in applicable}
        rest: list[Difference] = []
        sealed: list[tuple[Difference, str | None]] = []
        with self._session.connection.transaction():
            for found in self._compare(unsealed):
                if str(found) in adopt or found.name in adopt:
                    sealed.append((found, found.path or "by hand"))
                    self.event("adopt", str(found), {"was": found.was, "now": found.now})
                elif unsealed.explains(found) and not (found.was is not None and found.path in healed):
                    by_name = owners.get((_BY_NAME.get(found.kind, ""), found.name.replace('"', "")))
                    made = unsealed.path_of(found.made) or unsealed.path_of(found.touched)
                    sealed.append((found, by_name or found.path or made))
                else:
                    rest.append(found)
            self._record(sealed)
            self._session.connection.execute(_SEAL)
        return rest

    def _record(self, sealed: Sequence[tuple[Difference, str | None]]) -> None:
        gone = [(found.kind, found.name) for found, _ in sealed if found.now is None]
        here = [(found.kind, found.name, path, found.now) for found, path in sealed if found.now is not None]
        if gone:
            self._session.connection.execute(_DELETE_OBJECTS, _columns(gone))
        if here:
            self._session.connection.execute(_WRITE_OBJECTS, _columns(here))

    def _compare(self, unsealed: Unsealed) -> list[Difference]:
        has_jobs = self._session.row("SELECT to_regclass('ops.jobs')::text")
        objects = _packaged("objects.sql") + (_JOBS if has_jobs and has_jobs[0] else "")
        first = unsealed.xids[0] if unsealed.xids else "NULL::bigint"
        query = _DIFFERENCES.replace("{objects}", objects).replace("{first_xid}", str(first))
        # Definitions name what is not on the search path with its schema: on an empty one, always.
        with self._session.connection.transaction():
            self._session.connection.execute("SET LOCAL search_path = ''")
            rows = self._session.rows(query)
        return [
            Difference(
                kind,
                name,
                path,
                "unexpected" if was is None else "missing" if now is None else "changed",
                was,
                now,
                made,
                touched,
            )
            for kind, name, path, was, now, made, touched in rows
        ]


def sources_that_left(tree: Tree, applicable: Iterable[Source], records: Mapping[str, Record]) -> list[str]:
    """Repeatable files that were applied here and no longer apply: their twin has taken over."""
    here = {source.path for source in applicable}
    return [path for path in records if path not in here and path in tree.by_path and not tree.by_path[path].versioned]


def _columns(rows: Sequence[tuple[Any, ...]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]
