"""Let one runner work on a database at a time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import pq

from eldb.database.limits import WaitLimits
from eldb.database.session import Session
from eldb.errors import RetryError
from eldb.paths import packaged

# The bytes of 'eldb': one advisory lock per database.
LOCK = 0x656C6462
_POLL_SECONDS = 0.1
# Time for an ended backend to roll back.
_GRACE_SECONDS = 30.0


@contextmanager
def runner_lock(session: Session, limits: WaitLimits) -> Iterator[None]:
    """Hold the lock of the only runner. Poll for it, because a blocking wait deadlocks with a concurrent index build.

    When the budget is spent, it ends the backend of an interrupted run, or raises RetryError for a live one.
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
        # In any other state, the lock ends when the session closes, which is next.
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
        "Wait until it has ended, then run again.",
    )
