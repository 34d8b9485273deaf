"""How files left their objects, and what differs from that now."""

from collections.abc import Collection
from typing import Any

from eldb.history import History, packaged
from eldb.plan import Difference
from eldb.render import quote_literal
from eldb.session import Session

_JOBS = """
UNION ALL
SELECT 'job', j.name, concat_ws(E'\n', j.schedule, j.command), j.xmin::text::bigint, j.xmin::text::bigint
FROM ops.jobs AS j
"""
_COLUMNS = "kind, name, path, was, now, made, touched"
_IS_DUE = "SELECT EXISTS (SELECT FROM eldb.files WHERE NOT is_sealed AND state = 'applied')"

# Definitions name what is not on the search path with its schema: on an empty one, always.
EMPTY_PATH = "SET LOCAL search_path = '';"


def compare(*, has_jobs: bool, adopt: Collection[str] = (), healed: Collection[str] = ()) -> str:
    """The WITH clause of compare.sql, whose last member is `judged`."""
    text = packaged("compare.sql").replace("-- objects\n", packaged("objects.sql") + (_JOBS if has_jobs else ""))
    return text.replace("{adopt}", _array(adopt)).replace("{healed}", _array(healed))


def seal(*, has_jobs: bool, adopt: Collection[str] = (), healed: Collection[str] = ()) -> str:
    """The statement up to its last SELECT that records how files left their objects; it ends in the member `rest`."""
    return compare(has_jobs=has_jobs, adopt=adopt, healed=healed).rstrip() + packaged("seal.sql")


class Objects:
    """The objects of one database as eldb.objects has them."""

    def __init__(self, session: Session, history: History) -> None:
        self._session = session
        self._history = history

    def differences(self) -> list[Difference]:
        """Every object that is not as it was left, what unsealed files did left out."""
        if not self._history.exists:
            return []
        query = compare(has_jobs=self._has_jobs())
        return self._found(f"{query}SELECT {_COLUMNS} FROM judged WHERE NOT is_explained ORDER BY kind, name")

    def is_due(self) -> bool:
        """True when files were applied since objects were last recorded."""
        row = self._session.row(_IS_DUE)
        return bool(row and row[0])

    def seal(self, adopt: Collection[str] = (), healed: Collection[str] = ()) -> list[Difference]:
        """Record how unsealed files left their objects; return what they do not explain or a heal did not restore."""
        query = seal(has_jobs=self._has_jobs(), adopt=adopt, healed=healed)
        return self._found(f"{query}SELECT {_COLUMNS} FROM rest ORDER BY kind, name")

    def _has_jobs(self) -> bool:
        row = self._session.row("SELECT to_regclass('ops.jobs') IS NOT NULL")
        return bool(row and row[0])

    def _found(self, query: str) -> list[Difference]:
        with self._session.connection.transaction():
            self._session.connection.execute(EMPTY_PATH)
            rows = self._session.rows(query)
        return [_difference(*row) for row in rows]


def _difference(kind: str, name: str, path: str | None, was: str | None, now: str | None, *xids: int) -> Difference:
    change = "unexpected" if was is None else "missing" if now is None else "changed"
    return Difference(kind, name, path, change, was, now, *xids)


def _array(values: Collection[Any]) -> str:
    return f"{quote_literal(sorted(values))}::text[]"
