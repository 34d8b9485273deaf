"""Import an older instance in one transaction, with the SQL in sql/adopt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from eldb.database.limits import LIMITS
from eldb.database.transaction import transaction
from eldb.errors import UsageError
from eldb.files.render import quote_literal
from eldb.history.record import build_event
from eldb.history.workspace import Workspace
from eldb.paths import packaged

_READ = "1_read.sql"
_PARTS = ("0_open.sql", _READ, "2_words.sql", "3_people.sql", "4_stories.sql", "5_rest.sql", "9_close.sql")
_ROWS = """
SELECT source, legacy_key, outcome, reasons, target_id, adopted_at = now()
FROM priv.legacy_rows ORDER BY source, legacy_key COLLATE "C"
"""


@dataclass(frozen=True)
class Row:
    """The outcome of one old row: mapped, narrowed or left, the reasons, the new id, and whether this run decided."""

    source: str
    key: str
    outcome: str
    reasons: Sequence[str]
    target_id: UUID | None
    is_new: bool


@dataclass(frozen=True)
class Table:
    """An old table: its rows, their digest before and after, the outcomes, and the keys of rows that changed since."""

    name: str
    rows: int
    digest: str
    mapped: int
    narrowed: int
    left: int
    changed: Sequence[str]
    digest_after: str = ""


@dataclass(frozen=True)
class Adoption:
    """The report of one run."""

    tables: tuple[Table, ...]
    rows: tuple[Row, ...]


def adopt_legacy(workspace: Workspace, schema: str, *, dry_run: bool) -> Adoption:
    """Import the new rows of `schema`; read the old tables and never change them.

    Raises UsageError if `schema` has no older instance or the files here are too old, and RetryError for a lock.
    """
    session = workspace.session
    if session.value("SELECT to_regclass('priv.legacy_rows') IS NULL"):
        raise UsageError("this database has no table priv.legacy_rows", "Apply the files first: eldb apply.")
    if session.value("SELECT to_regclass(format('%%I.users', %s::text)) IS NULL", (schema,)):
        raise UsageError(f"schema {schema} has no table users", "Name the schema of the older instance: --schema.")
    with transaction(session, LIMITS, keep=not dry_run):
        for part in _PARTS:
            _send(workspace, part, schema)
        before = _tables(workspace)
        rows = tuple(Row(*row) for row in session.rows(_ROWS))
        if new := sum(row.is_new for row in rows):
            digests = {table.name: table.digest for table in before}
            workspace.history.write(build_event("adopt", f"schema {schema}", {"rows": new, **digests}))
    with transaction(session, LIMITS, keep=False):
        _send(workspace, _READ, schema)
        after = {table.name: table.digest for table in _tables(workspace)}
    return Adoption(tuple(replace(table, digest_after=after.get(table.name, "")) for table in before), rows)


def _send(workspace: Workspace, part: str, schema: str) -> None:
    workspace.session.run_file(packaged(f"adopt/{part}").replace("{schema}", quote_literal(schema)), f"adopt/{part}")


def _tables(workspace: Workspace) -> list[Table]:
    return [Table(*row) for row in workspace.session.rows(packaged("adopt/summary.sql"))]
