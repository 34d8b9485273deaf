"""Whether a session may change its database, asked before anything is tried: locks succeed where DDL does not."""

import select
from contextlib import closing

import psycopg
from psycopg import pq

from eldb.database.session import Session
from eldb.database.settings import SETTINGS
from eldb.errors import DatabaseError, RetryError

# More than a pool's usual size: a pool that takes turns comes round to the same backend within so many transactions.
_TURNS = 30
_PATIENCE_SECONDS = 2.0
_BACKEND = b"SELECT pg_catalog.pg_backend_pid()"


def require_ready(session: Session) -> None:
    """Raise RetryError on a standby, DatabaseError where not every text can be kept, in a read-only database, behind a
    pool of transactions."""
    if session.server.is_standby:
        raise RetryError(
            "the server is a standby",
            "Connect to the primary (target_session_attrs=read-write), or wait for the failover.",
        )
    if session.server.is_read_only:
        raise DatabaseError(
            f"database {session.server.database} is read-only for {session.server.login}",
            "Take default_transaction_read_only away from the database, the role or the connection options.",
        )
    if session.server.encoding != "UTF8":
        raise DatabaseError(
            f"database {session.server.database} keeps its texts in {session.server.encoding}, not in UTF8",
            "Give the region a database of its own: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.",
        )
    if session.is_direct:
        return
    if _is_shared(session):
        raise DatabaseError(
            "the address is that of a pooler in transaction mode: locks and settings would end with each transaction",
            f"Give the address of the server itself: {_direct_address(session)}. Nothing was changed.",
        )
    session.connection.execute(SETTINGS)


def _is_shared(session: Session) -> bool:
    """True when this session changes its backend, or another one meets it there: it is not held for its whole life."""
    own, has_another = session.server.pid, True
    with closing(psycopg.connect(session.conninfo, autocommit=True)) as other:
        for _ in range(_TURNS):
            met = _ask(other.pgconn) if has_another else None
            has_another = met is not None
            if met == own or session.value(_BACKEND.decode()) != own:
                return True
    return False


def _ask(connection: pq.abc.PGconn) -> int | None:
    """The backend of another session, None where the pool has none to spare."""
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
