"""Find the tables and columns that a revert would drop, and count their rows and values."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from psycopg import sql

from eldb.database.session import Session
from eldb.paths import packaged

Columns = dict[tuple[int, int], tuple[str, str, str]]


@dataclass(frozen=True)
class Loss:
    """A dropped table or column, and the number of its rows or values; None before they are counted."""

    schema: str
    table: str
    column: str | None
    rows: int | None = None

    def __str__(self) -> str:
        what = f"{self.schema}.{self.table}"
        return f"{self.rows} rows of {what}" if self.column is None else f"{self.rows} values of {what}.{self.column}"


def columns(session: Session) -> Columns:
    """Return every column of every table, by table and number."""
    return {
        (oid, number): (schema, table, name)
        for oid, number, schema, table, name in session.rows(packaged("columns.sql"))
    }


def gone(before: Columns, after: Columns) -> list[Loss]:
    """Return the tables that are only in `before`, and the columns that the other tables lose."""
    stay = {oid for oid, _ in after}
    lost = {
        Loss(schema, table, column if oid in stay else None): None
        for (oid, number), (schema, table, column) in before.items()
        if (oid, number) not in after
    }
    return list(lost)


def count(session: Session, losses: Iterable[Loss], owner: str | None) -> list[Loss]:
    """Lock each table until the transaction ends, and count; an empty table or column is not a loss."""
    counted = []
    for loss in losses:
        table = sql.Identifier(loss.schema, loss.table)
        what = sql.SQL("*") if loss.column is None else sql.Identifier(loss.column)
        session.run_file(sql.SQL("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE").format(table).as_string(None), str(loss))
        # Forced row security would hide rows from the owner, who counts them.
        with session.connection.transaction(force_rollback=True):
            if owner:
                session.connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(owner)))
            session.connection.execute(sql.SQL("ALTER TABLE {} NO FORCE ROW LEVEL SECURITY").format(table))
            rows = session.value(sql.SQL("SELECT count({}) FROM {}").format(what, table).as_string(None))
        if rows:
            counted.append(replace(loss, rows=rows))
    return counted
