"""Check a database: what the runner knows of it, and every check that its own SQL brings."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from psycopg import sql

from eldb.apply import explain
from eldb.workspace import Workspace

_QUERY = """
SELECT name, title, level, facing, categories, description, detail, remediation, metadata, cache_key
FROM ops.verify()
ORDER BY array_position(ARRAY['ERROR', 'WARN', 'INFO'], level), name, cache_key
"""
_DOCS = "docs/checks.md"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding, in the columns of Supabase's splinter."""

    name: str
    title: str
    level: str
    facing: str
    categories: Sequence[str]
    description: str
    detail: str
    remediation: str
    metadata: dict[str, Any]
    cache_key: str

    def as_dict(self) -> dict[str, Any]:
        """The finding as plain data."""
        return asdict(self)

    @property
    def fails(self) -> bool:
        """True where somebody has to act: everything but INFO."""
        return self.level != "INFO"


def verify(workspace: Workspace) -> list[Finding]:
    """Return every finding, the gravest first."""
    return [*_from_runner(workspace), *_from_sql(workspace)]


def _from_sql(workspace: Workspace) -> list[Finding]:
    session = workspace.session
    found = session.row("SELECT to_regprocedure('ops.verify()') IS NOT NULL")
    if not found or not found[0]:
        return []
    with session.connection.transaction():
        if workspace.owner:
            session.connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(workspace.owner)))
        return [Finding(*row) for row in session.rows(_QUERY)]


def _from_runner(workspace: Workspace) -> list[Finding]:
    if not workspace.history.exists:
        return [
            _finding(
                "not_applied",
                "ERROR",
                "Nothing was applied here",
                workspace.session.server.database,
                "eldb bootstrap REGION",
                "no history",
            )
        ]
    differences = workspace.objects.differences()
    plan = workspace.plan(differences=differences)
    findings = [
        _finding(
            "drift",
            "ERROR",
            "An object is not as its file left it",
            explain(found),
            "eldb apply, or eldb apply --adopt NAME",
            str(found),
        )
        for found in differences
    ]
    findings += [
        _finding("edited", "ERROR", "History and files disagree", problem.message, problem.hint, problem.subject)
        for problem in plan.problems
        if not problem.is_drift
    ]
    findings += [
        _finding(
            "pending",
            "WARN",
            "A file waits to be applied",
            f"{step.source.path}: {step.reason}",
            "eldb apply",
            step.source.path,
        )
        for step in plan.steps
        if step.action != "heal"
    ]
    return findings


def _finding(name: str, level: str, title: str, detail: str, remedy: str, key: str) -> Finding:
    description = f"{title}. See {_DOCS}."
    return Finding(name, title, level, "INTERNAL", ["HISTORY"], description, detail, remedy, {}, f"{name}_{key}")
