"""One runner a database at a time, and who stands in the way."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from eldb.errors import RetryError
from eldb.limits import Limits
from eldb.session import Session

# The bytes of 'eldb': one advisory lock a database.
LOCK = 0x656C6462
_POLL_SECONDS = 0.1


@contextmanager
def runner_lock(session: Session, limits: Limits) -> Iterator[None]:
    """Be the only runner of this database. Polled, because a blocking wait deadlocks with a concurrent index build."""
    deadline = time.monotonic() + limits.budget
    while not (session.row("SELECT pg_try_advisory_lock(%s)", (LOCK,)) or (False,))[0]:
        if time.monotonic() > deadline:
            holder = session.row(
                "SELECT format('pid %%s, %%s, since %%s', a.pid, a.usename, a.backend_start::timestamptz(0))"
                " FROM pg_catalog.pg_locks AS l INNER JOIN pg_catalog.pg_stat_activity AS a ON l.pid = a.pid"
                " WHERE l.locktype = 'advisory' AND l.granted AND l.objid = %s",
                (LOCK,),
            )
            raise RetryError(
                f"another eldb works on this database ({holder[0] if holder else 'it just ended'})",
                "Wait for it and run again.",
            )
        time.sleep(_POLL_SECONDS)
    try:
        yield
    finally:
        if not session.connection.closed:
            session.row("SELECT pg_advisory_unlock(%s)", (LOCK,))


def blockers(session: Session) -> str:
    """Who holds locks on tables of this database now, in words."""
    rows = session.rows(
        "SELECT DISTINCT format('pid %s (%s, %s): %s', a.pid, a.usename, a.state, left(a.query, 80))"
        " FROM pg_catalog.pg_stat_activity AS a"
        " INNER JOIN pg_catalog.pg_locks AS l ON a.pid = l.pid AND l.locktype = 'relation' AND l.granted"
        " INNER JOIN pg_catalog.pg_class AS c ON l.relation = c.oid"
        " INNER JOIN pg_catalog.pg_namespace AS n ON c.relnamespace = n.oid AND n.nspname <> 'pg_catalog'"
        " WHERE a.datname = current_database() AND a.pid <> pg_backend_pid()"
    )
    return "; ".join(row[0] for row in rows) or "they are gone by now"
