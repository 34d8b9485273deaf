"""Record the objects that files left, and find the objects that differ now."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from eldb.database.session import Session
from eldb.database.settings import LOCAL_SETTINGS
from eldb.files.render import quote_literal
from eldb.history.store import History
from eldb.paths import packaged
from eldb.planning.plan import ObjectDifference

_COLUMNS = "kind, name, path, was, now, touched"
_KNOWN = "SELECT kind, name, path, definition FROM eldb.objects"
_FILES = "SELECT path, xid, state, is_sealed FROM eldb.files"
_TRUTH = "SELECT * FROM jsonb_to_recordset({truth}) AS t (kind text, name text, path text, definition text)"
_NO_FILES = (
    "SELECT NULL::text AS path, NULL::bigint AS xid, NULL::text AS state, NULL::boolean AS is_sealed WHERE FALSE"
)
_IS_DUE = "SELECT EXISTS (SELECT FROM eldb.files WHERE NOT is_sealed AND state = 'applied')"

# With fixed settings and an empty path, every login reads the same definitions, and each name has its schema.
READ_ALIKE = f"{LOCAL_SETTINGS} SET LOCAL search_path = '';"


def build_comparison(
    *,
    has_jobs: bool,
    adopt: Collection[str] = (),
    healed: Collection[str] = (),
    known: str = _KNOWN,
    files: str = _FILES,
) -> str:
    """Return the WITH clause of compare.sql, whose last member is `judged`."""
    text = packaged("compare.sql").replace("{adopt}", _quote_array(adopt)).replace("{healed}", _quote_array(healed))
    objects = packaged("objects.sql") + (packaged("jobs.sql") if has_jobs else "")
    return text.replace("{files}", files).replace("-- objects\n", objects).replace("{known}", known)


def build_seal(*, has_jobs: bool, adopt: Collection[str] = (), healed: Collection[str] = ()) -> str:
    """Return the statement that records the objects of files, without its last SELECT; `rest` is its last member."""
    return build_comparison(has_jobs=has_jobs, adopt=adopt, healed=healed).rstrip() + packaged("seal.sql")


class Objects:
    """The objects of one database, and their rows in eldb.objects."""

    def __init__(self, session: Session, history: History) -> None:
        self._session = session
        self._history = history

    def differences(self) -> list[ObjectDifference]:
        """Return every object that differs from eldb.objects, without those that unsealed files changed."""
        if not self._history.exists:
            return []
        query = build_comparison(has_jobs=self._has_jobs())
        return self._found(f"{query}SELECT {_COLUMNS} FROM judged WHERE NOT is_explained ORDER BY kind, name")

    def differences_from(self, truth: Sequence[Mapping[str, Any]]) -> list[ObjectDifference]:
        """Return every object that differs from `truth`, which holds kind, name, path and definition."""
        known = _TRUTH.replace("{truth}", quote_literal(json.dumps(truth)))
        query = build_comparison(has_jobs=self._has_jobs(), known=known, files=_NO_FILES)
        return self._found(f"{query}SELECT {_COLUMNS} FROM judged ORDER BY kind, name")

    def known(self) -> list[dict[str, Any]]:
        """Return kind, name, path and definition of every recorded object."""
        columns = ("kind", "name", "path", "definition")
        return [dict(zip(columns, row, strict=True)) for row in self._session.rows(_KNOWN)]

    def absorb(self, maker: str) -> set[str]:
        """Record every object as it is now, in the open transaction; return the files whose objects differed."""
        last = packaged("absorb.sql").replace("{maker}", quote_literal(maker))
        self._session.connection.execute(READ_ALIKE)
        return set(self._session.column(build_comparison(has_jobs=self._has_jobs()).rstrip() + last))

    def is_due(self) -> bool:
        """True if files were applied after the objects were last recorded."""
        return bool(self._session.value(_IS_DUE))

    def seal(self, adopt: Collection[str] = (), healed: Collection[str] = ()) -> list[ObjectDifference]:
        """Record the objects of unsealed files; return those that no file explains or that a heal did not restore."""
        query = build_seal(has_jobs=self._has_jobs(), adopt=adopt, healed=healed)
        return self._found(f"{query}SELECT {_COLUMNS} FROM rest ORDER BY kind, name")

    def _has_jobs(self) -> bool:
        return bool(self._session.value("SELECT to_regclass('ops.jobs') IS NOT NULL"))

    def _found(self, query: str) -> list[ObjectDifference]:
        with self._session.connection.transaction():
            self._session.connection.execute(READ_ALIKE)
            rows = self._session.rows(query)
        return [_difference(*row) for row in rows]


def _difference(
    kind: str, name: str, path: str | None, was: str | None, now: str | None, touched: int | None
) -> ObjectDifference:
    change = "unexpected" if was is None else "missing" if now is None else "changed"
    return ObjectDifference(kind, name, path, change, was, now, touched)


def _quote_array(values: Collection[Any]) -> str:
    return f"{quote_literal(sorted(values))}::text[]"
