"""Run many statements in one transaction, and name the sessions that block it."""

from collections.abc import Iterator
from contextlib import contextmanager

from eldb.database.failure import SqlFailure
from eldb.database.limits import WaitLimits
from eldb.database.session import Session
from eldb.database.watch import SILENT, Watch
from eldb.errors import RetryError, listed

# Without it, a statement continues and keeps its locks after somebody kills the runner.
NOTICE_A_LOST_CLIENT = "SET client_connection_check_interval = '200ms';"


def build_settings(limits: WaitLimits) -> str:
    """Return statements that limit the waits of a transaction."""
    return f"SET LOCAL lock_timeout = '{round(limits.lock * 1000)}ms'; {NOTICE_A_LOST_CLIENT}"


@contextmanager
def transaction(session: Session, limits: WaitLimits, *, keep: bool) -> Iterator[None]:
    """Commit at the end, or roll back without `keep`; settings and role end with the transaction.

    Raises RetryError with the blocking sessions if another session holds a lock.
    """
    connection = session.connection
    with Watch(session, SILENT, limits.glance) as watch:
        connection.execute(f"BEGIN; {build_settings(limits)}")
        try:
            yield
            connection.execute("COMMIT" if keep else "ROLLBACK")
        except SqlFailure as exc:
            session.abandon()
            if not exc.lock_was_busy:
                raise
            raise RetryError(
                listed(f"{exc}\nblocked by:", watch.blockers),
                "Run again when they have ended. Nothing was changed.",
            ) from None
        finally:
            session.abandon()
