"""Build the expected database from the files, in a scratch database that is dropped again."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from psycopg import sql
from psycopg.conninfo import make_conninfo

from eldb.apply.runner import Runner
from eldb.database.session import Session
from eldb.history.workspace import Workspace
from eldb.paths import packaged

_PREFIX = "eldb_shadow_"
_MAY_CREATE = "SELECT rolsuper OR rolcreatedb FROM pg_catalog.pg_roles WHERE rolname = SESSION_USER"


@contextmanager
def shadow(workspace: Workspace, elsewhere: Callable[[], AbstractContextManager[str]]) -> Iterator[Workspace]:
    """Yield a workspace on a scratch database with every file of `workspace` applied.

    The scratch database is on the same server. If the login may not create databases, it is on the server of
    `elsewhere`, which yields a superuser's URL; eldb creates the login there. The workspace has the capabilities of
    the compared database. Raises DatabaseError if a file fails.
    """
    session = workspace.session
    login = session.server.login
    if session.value(_MAY_CREATE):
        with _database(session, session.conninfo, login) as conninfo:
            yield from _built(workspace, conninfo, session.connection.info.password)
        return
    with elsewhere() as url, Session(url) as admin:
        if not admin.value("SELECT TRUE FROM pg_catalog.pg_roles WHERE rolname = %s", (login,)):
            admin.connection.execute(sql.SQL("CREATE ROLE {} LOGIN SUPERUSER").format(sql.Identifier(login)))
        with _database(admin, url, login) as conninfo:
            yield from _built(workspace, conninfo, "")


@contextmanager
def _database(session: Session, dsn: str, login: str) -> Iterator[str]:
    for name in session.column(packaged("left_behind.sql"), (_PREFIX, _PREFIX)):
        session.connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
    name = f"{_PREFIX}{session.connection.info.backend_pid}"
    create = sql.SQL("CREATE DATABASE {} TEMPLATE template0 OWNER {}")
    session.connection.execute(create.format(sql.Identifier(name), sql.Identifier(login)))
    try:
        yield make_conninfo(dsn, dbname=name, user=login)
    finally:
        session.connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _built(workspace: Workspace, conninfo: str, password: str) -> Iterator[Workspace]:
    # For instance, a line of pgpass may give the password only for the other database.
    with Session(make_conninfo(conninfo, **({"password": password} if password else {}))) as session:
        built = Workspace(workspace.tree, session, workspace.profile, workspace.capabilities)
        Runner(built).apply()
        yield built
