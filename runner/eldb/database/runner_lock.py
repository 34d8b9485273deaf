"""One runner a database at a time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import pq

from eldb.database.limits import WaitLimits
from eldb.database.session import Session
from eldb.errors import RetryError
from eldb.paths import packaged

# The bytes of 'eldb': one advisory lock a database.
LOCK = 0x656C6462
_POLL_SECONDS = 0.1
# For a backend that was ended to roll back.
_GRACE_SECONDS = 30.0


@contextmanager
def runner_lock(session: Session, limits: WaitLimits) -> Iterator[None]:
    """Be the only runner of this database. Polled, because a blocking wait deadlocks with a concurrent index build.

    Raises RetryError when the budget is spent. What a cut-off run left behind is waited for as long, then ended.
    """
    deadline = time.monotonic() + limits.budget
    ended = False
    while not session.value("SELECT pg_try_advisory_lock(%s)", (LOCK,)):
        if time.monotonic() > deadline:
            if ended or not _end_orphan(session):
                _give_up(session)
            ended, deadline = True, time.monotonic() + _GRACE_SECONDS
        time.sleep(_POLL_SECONDS)
    try:
        yield
    finally:
        # Elsewhere it ends with the session, which is about to be closed.
        if session.connection.info.transaction_status == pq.TransactionStatus.IDLE:
            session.row("SELECT pg_advisory_unlock(%s)", (LOCK,))


def _end_orphan(session: Session) -> bool:
    if session.value("SELECT to_regclass('eldb.files') IS NULL"):
        return False
    try:
        return bool(session.rows(packaged("orphan.sql"), {"lock": LOCK}))
    except psycopg.errors.InsufficientPrivilege:
        return False


def _give_up(session: Session) -> None:
    holder = session.value(packaged("holder.sql"), {"lock": LOCK})
    raise RetryError(
        f"another eldb works on this database ({holder or 'it just ended'})",
        "Wait for it and run again.",
    )
