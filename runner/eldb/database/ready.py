"""Check that a session may change its database, before eldb tries: locks can succeed where DDL fails."""

import select
from contextlib import closing

import psycopg
from psycopg import pq

from eldb.database.session import Session
from eldb.database.settings import SETTINGS
from eldb.errors import DatabaseError, RetryError

# More than the usual size of a pool: a pool that takes turns returns to the same backend within 30 transactions.
_TURNS = 30
_PATIENCE_SECONDS = 2.0
_BACKEND = b"SELECT pg_catalog.pg_backend_pid()"


def require_ready(session: Session) -> None:
    """Raise RetryError on a standby, and DatabaseError for a read-only database, for another encoding than UTF8 and
    behind a pool of transactions.
    """
    if session.server.is_standby:
        raise RetryError(
            "the server is a standby",
            "Connect to the primary (target_session_attrs=read-write), or wait for the failover.",
        )
    if session.server.is_read_only:
        raise DatabaseError(
            f"database {session.server.database} is read-only for {session.server.login}",
            "Reset default_transaction_read_only for the database, the role or the connection options.",
        )
    if session.server.encoding != "UTF8":
        raise DatabaseError(
            f"database {session.server.database} stores text in {session.server.encoding}, not in UTF8",
            "Create another database for the region: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.",
        )
    if session.is_direct:
        return
    if _is_shared(session):
        raise DatabaseError(
            "the address leads to a pooler in transaction mode, which ends locks and settings with each transaction",
            f"Use the address of the server itself: {_direct_address(session)}. Nothing was changed.",
        )
    session.connection.execute(SETTINGS)


def _is_shared(session: Session) -> bool:
    """True if this session changes its backend, or if another session gets the same backend."""
    own, has_another = session.server.pid, True
    with closing(psycopg.connect(session.conninfo, autocommit=True)) as other:
        for _ in range(_TURNS):
            met = _ask(other.pgconn) if has_another else None
            has_another = met is not None
            if met == own or session.value(_BACKEND.decode()) != own:
                return True
    return False


def _ask(connection: pq.abc.PGconn) -> int | None:
    """Return the backend of another session, None if the pool has no free one."""
    connection.send_query(_BACKEND)
    if not select.select([connection.socket], [], [], _PATIENCE_SECONDS)[0]:
        return None
    (result,) = psycopg.waiting.wait(psycopg.generators.fetch_many(connection), connection.socket)
    return int(result.get_value(0, 0) or 0)


def _direct_address(session: Session) -> str:
    address: str = session.value(
        "SELECT format('host=%s port=%s', coalesce(host(inet_server_addr()),"
        " trim('\"' FROM split_part(current_setting('unix_socket_directories'), ',', 1))), current_setting('port'))"
    )
    return address
