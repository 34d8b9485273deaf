"""One transaction of many statements: all or nothing, and a lock that is not free ends it in words."""

from collections.abc import Iterator
from contextlib import contextmanager

from eldb.database.failure import SqlFailure
from eldb.database.limits import WaitLimits
from eldb.database.session import Session
from eldb.database.watch import SILENT, Watch
from eldb.errors import RetryError, listed

# Without it a statement goes on, and keeps its locks, after the runner was killed.
NOTICE_A_LOST_CLIENT = "SET client_connection_check_interval = '200ms';"


def build_settings(limits: WaitLimits) -> str:
    """Statements that bound the waits of a transaction."""
    return f"SET LOCAL lock_timeout = '{round(limits.lock * 1000)}ms'; {NOTICE_A_LOST_CLIENT}"


@contextmanager
def transaction(session: Session, limits: WaitLimits, *, keep: bool) -> Iterator[None]:
    """Commit at the end, or roll back without `keep`; settings and role end with it.

    Raises RetryError that names who is in the way when a lock was not free.
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
                listed(f"{exc}\nin the way:", watch.blockers),
                "Run again when they are done; nothing was changed.",
            ) from None
        finally:
            session.abandon()
