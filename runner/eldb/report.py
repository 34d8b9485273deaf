"""Who may do what to which table, for reviewers: one HTML page, and the same as JSON that can be compared."""

import json
from typing import Any

import jinja2
from psycopg import sql

from eldb.errors import UsageError
from eldb.history import packaged
from eldb.workspace import Workspace


def read_access(workspace: Workspace) -> dict[str, Any]:
    """The roles, tables, policies and rights of a region, in a stable order and without a time.

    Raises UsageError where there is no ledger.
    """
    found = workspace.session.row("SELECT to_regprocedure('ops.list_roles()') IS NOT NULL")
    if not workspace.owner or not found or not found[0]:
        raise UsageError("there is no ledger in this database to report on", "eldb bootstrap REGION makes one.")
    with workspace.session.connection.transaction():
        workspace.session.connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(workspace.owner)))
        row = workspace.session.row(packaged("access.sql"))
    assert row
    report: dict[str, Any] = row[0]
    return report


def as_json(report: dict[str, Any]) -> str:
    """The report as JSON, a line a value."""
    return json.dumps(report, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def as_html(report: dict[str, Any]) -> str:
    """The report as a page that needs nothing else: no script, no other file, no network."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("eldb", "templates"), autoescape=True, trim_blocks=True
    )
    names = {role["duty"]: role["role"] for role in report["roles"]}
    return environment.get_template("access.html.j2").render(report=report, names=names)
