"""Create a database, apply its files and configure it. Each step does nothing if it is already done."""

import os

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from eldb.apply.runner import Applied, Runner
from eldb.database.ready import require_ready
from eldb.database.session import Session, explain_connect
from eldb.errors import DatabaseError
from eldb.history.record import build_configuration, build_pin
from eldb.history.workspace import Workspace
from eldb.planning.plan import NO_OVERRIDES, Overrides

_MAINTENANCE = "postgres"


def create_database(conninfo: str) -> bool:
    """Create the database of a connection string if it does not exist; True if it was created."""
    try:
        psycopg.connect(conninfo).close()
        return False
    except psycopg.OperationalError as exc:
        refused = DatabaseError(*explain_connect(str(exc)))
    name = conninfo_to_dict(conninfo).get("dbname") or os.environ.get("PGDATABASE")
    if not name:
        raise refused
    try:
        session = Session(make_conninfo(conninfo, dbname=_MAINTENANCE))
    except DatabaseError:
        raise refused from None
    with session:
        # The server's message can be in any language, so this asks the catalogue.
        if session.value("SELECT TRUE FROM pg_catalog.pg_database WHERE datname = %s", (name,)):
            raise refused
        session.require_supported()
        require_ready(session)
        try:
            session.connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(str(name))))
        except psycopg.errors.InsufficientPrivilege:
            raise DatabaseError(
                f"database {name} does not exist, and {session.server.login} may not create it",
                f"As an administrator: CREATE DATABASE {name} OWNER {session.server.login}",
            ) from None
        except psycopg.errors.DuplicateDatabase:
            return False
    return True


def apply_region(
    workspace: Workspace, runner: Runner, overrides: Overrides = NO_OVERRIDES, *, configure: bool = False
) -> tuple[list[Applied], int]:
    """Apply the files, pin the region and configure it; return the files and the number of configured rows.

    Configures again only with `configure`, or if files or the profile changed.
    """
    workspace.require_own_identity()
    applied = runner.apply(overrides)
    if workspace.profile is None:
        return applied, 0
    region = workspace.history.region()
    if not region.is_pinned(workspace.profile, workspace.system_identifier()):
        workspace.history.write(build_pin(workspace.profile.region_id))
    if configure or applied or region.profile_hash != workspace.profile.sha256:
        workspace.history.write(build_configuration(workspace))
        return applied, workspace.session.value("SELECT current_setting('eldb.changed')::integer")
    return applied, 0
