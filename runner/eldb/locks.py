"""One runner a database at a time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from eldb.errors import RetryError
from eldb.history import packaged
from eldb.limits import Limits
from eldb.session import Session

# The bytes of 'eldb': one advisory lock a database.
LOCK = 0x656C6462
_POLL_SECONDS = 0.1
# For a backend that was ended to roll back.
_GRACE_SECONDS = 30.0


@contextmanager
def runner_lock(session: Session, limits: Limits) -> Iterator[None]:
    """Be the only runner of this database. Polled, because a blocking wait deadlocks with a concurrent index build.

    Raises RetryError when the budget is spent. What a cut-off run left behind is waited for as long, then ended.
    """
    deadline = time.monotonic() + limits.budget
    ended = False
    while not (session.row("SELECT pg_try_advisory_lock(%s)", (LOCK,)) or (False,))[0]:
        if time.monotonic() > deadline:
            if ended or not _end_orphan(session):
                _give_up(session)
            ended, deadline = True, time.monotonic() + _GRACE_SECONDS
        time.sleep(_POLL_SECONDS)
    try:
        yield
    finally:
        if not session.connection.closed:
            session.row("SELECT pg_advisory_unlock(%s)", (LOCK,))


def _end_orphan(session: Session) -> bool:
    row = session.row("SELECT to_regclass('eldb.files') IS NOT NULL")
    if not row or not row[0]:
        return False
    try:
        return bool(session.connection.execute(packaged("orphan.sql"), {"lock": LOCK}).fetchall())
    except psycopg.errors.InsufficientPrivilege:
        return False


def _give_up(session: Session) -> None:
    holder = session.connection.execute(packaged("holder.sql"), {"lock": LOCK}).fetchone()
    raise RetryError(
        f"another eldb works on this database ({holder[0] if holder else 'it just ended'})",
        "Wait for it and run again.",
    )
