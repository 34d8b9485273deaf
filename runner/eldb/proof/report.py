"""Who may do what to which table, for reviewers: one HTML page, and the same as JSON that can be compared."""

import json
from typing import Any

import jinja2
from psycopg import sql

from eldb.errors import UsageError
from eldb.history.workspace import Workspace
from eldb.paths import packaged


def read_access(workspace: Workspace) -> dict[str, Any]:
    """The roles, tables, policies and rights of a region, in a stable order and without a time.

    Raises UsageError where there is no ledger.
    """
    if not workspace.owner or workspace.session.value("SELECT to_regprocedure('ops.list_roles()') IS NULL"):
        raise UsageError("there is no ledger in this database to report on", "eldb bootstrap REGION makes one.")
    with workspace.session.connection.transaction():
        workspace.session.connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(workspace.owner)))
        report: dict[str, Any] = workspace.session.value(packaged("access.sql"))
    return report


def as_json(report: dict[str, Any]) -> str:
    """The report as JSON, a line a value."""
    return json.dumps(report, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def as_html(report: dict[str, Any]) -> str:
    """The report as a page that needs nothing else: no script, no other file, no network."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("eldb.proof", "templates"), autoescape=True, trim_blocks=True
    )
    names = {role["duty"]: role["role"] for role in report["roles"]}
    return environment.get_template("access.html.j2").render(report=report, names=names)
