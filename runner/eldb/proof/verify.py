"""Check a database: what the runner knows of it, and every check that its own SQL brings."""

from psycopg import sql

from eldb.history.workspace import Workspace
from eldb.proof.findings import RUNNER_RULES, Finding, from_runner

_QUERY = """
SELECT name, title, level, facing, categories, description, detail, remediation, metadata, cache_key
FROM ops.verify()
ORDER BY array_position(ARRAY['ERROR', 'WARN', 'INFO'], level), name, cache_key
"""


def verify(workspace: Workspace) -> list[Finding]:
    """Return every finding, the gravest first."""
    return [*_from_runner(workspace), *_from_sql(workspace)]


def rules(workspace: Workspace) -> list[str]:
    """Names of the rules that verify asks, by number; without the probe, which asks only when it is told to."""
    if workspace.session.value("SELECT to_regclass('ops.rules') IS NULL"):
        return list(RUNNER_RULES)
    query = "SELECT name FROM ops.rules WHERE name <> 'probe' ORDER BY number"
    return [name for (name,) in workspace.session.rows(query)]


def _from_sql(workspace: Workspace) -> list[Finding]:
    session = workspace.session
    if session.value("SELECT to_regprocedure('ops.verify()') IS NULL"):
        return []
    with session.connection.transaction():
        if workspace.owner:
            session.connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(workspace.owner)))
        return [Finding(*row) for row in session.rows(_QUERY)]


def _from_runner(workspace: Workspace) -> list[Finding]:
    if not workspace.history.exists:
        return [
            from_runner(
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
        from_runner(
            "drift",
            "ERROR",
            "An object is not as its file left it",
            found.explained,
            "eldb diff shows what puts it right; eldb apply --adopt NAME accepts it.",
            str(found),
        )
        for found in differences
    ]
    findings += [
        from_runner("edited", "ERROR", "History and files disagree", problem.message, problem.hint, problem.subject)
        for problem in plan.problems
        if not problem.is_drift
    ]
    findings += [
        from_runner(
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
