"""Report who may do what to which table: an HTML page for reviewers, and JSON to compare."""

import json
from typing import Any

import jinja2
from psycopg import sql

from eldb.errors import UsageError
from eldb.history.workspace import Workspace
from eldb.paths import packaged


def read_access(workspace: Workspace) -> dict[str, Any]:
    """Return the roles, tables, policies and rights of a region, in a stable order and without times.

    Raises UsageError if the database has no ledger.
    """
    if not workspace.owner or workspace.session.value("SELECT to_regprocedure('ops.list_roles()') IS NULL"):
        raise UsageError("this database has no ledger to report on", "eldb bootstrap REGION creates one.")
    with workspace.session.connection.transaction():
        workspace.session.connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(workspace.owner)))
        report: dict[str, Any] = workspace.session.value(packaged("access.sql"))
    return report


def as_json(report: dict[str, Any]) -> str:
    """Return the report as JSON, one line per value."""
    return json.dumps(report, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def as_html(report: dict[str, Any]) -> str:
    """Return the report as one HTML page, which needs no script, no other file and no network."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("eldb.proof", "templates"), autoescape=True, trim_blocks=True
    )
    names = {role["duty"]: role["role"] for role in report["roles"]}
    return environment.get_template("access.html.j2").render(report=report, names=names)
