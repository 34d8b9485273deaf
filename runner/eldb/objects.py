"""How files left their objects, and what differs from that now."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from eldb.history import History, packaged
from eldb.plan import Difference
from eldb.session import Session
from eldb.sources import Source

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


class Objects:
    """The objects of one database as eldb.objects has them."""

    def __init__(self, session: Session, history: History) -> None:
        self._session = session
        self._history = history

    def unsealed(self) -> Unsealed:
        """Files that were applied since objects were last recorded, in the order of their transactions."""
        rows = self._session.rows(
            "SELECT xid, path FROM eldb.files WHERE NOT is_sealed AND state = 'applied' ORDER BY xid"
        )
        return Unsealed(tuple(row[0] for row in rows), tuple(row[1] for row in rows))

    def differences(self) -> list[Difference]:
        """Every object that is not as it was left, what unsealed files did left out."""
        if not self._history.exists:
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
                    self._history.event("adopt", str(found), {"was": found.was, "now": found.now})
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
        objects = packaged("objects.sql") + (_JOBS if has_jobs and has_jobs[0] else "")
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


def _columns(rows: Sequence[tuple[Any, ...]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]
