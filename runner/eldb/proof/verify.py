"""Check a database with the runner's own rules and with the checks in its SQL."""

from collections.abc import Iterator

from psycopg import sql

from eldb.database.settings import LOCAL_SETTINGS
from eldb.history.workspace import Workspace
from eldb.proof.findings import RUNNER_RULES, CheckFinding, from_runner

_QUERY = """
SELECT name, title, level, facing, categories, description, detail, remediation, metadata, cache_key
FROM ops.verify()
ORDER BY array_position(ARRAY['ERROR', 'WARN', 'INFO'], level), name, cache_key
"""


def verify(workspace: Workspace) -> list[CheckFinding]:
    """Return every finding: those of the runner, then those of the database by level."""
    return [*_from_runner(workspace), *_from_sql(workspace)]


def rules(workspace: Workspace) -> list[str]:
    """Return the names of the rules that verify checks, by number, without the probe."""
    if workspace.session.value("SELECT to_regclass('ops.rules') IS NULL"):
        return list(RUNNER_RULES)
    query = "SELECT name FROM ops.rules WHERE name <> 'probe' ORDER BY number"
    return workspace.session.column(query)


def _from_sql(workspace: Workspace) -> list[CheckFinding]:
    session = workspace.session
    if session.value("SELECT to_regprocedure('ops.verify()') IS NULL"):
        return []
    with session.connection.transaction():
        session.connection.execute(LOCAL_SETTINGS)
        if workspace.owner:
            session.connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(workspace.owner)))
        return [CheckFinding(*row) for row in session.rows(_QUERY)]


def _from_runner(workspace: Workspace) -> Iterator[CheckFinding]:
    if not workspace.history.exists:
        remedy = "Run eldb bootstrap REGION, or eldb adopt baseline if the objects exist and the history is lost."
        yield from_runner("not_applied", "no history", workspace.session.server.database, remedy)
        return
    differences = workspace.objects.differences()
    plan = workspace.plan(differences=differences)
    for found in differences:
        remedy = "eldb diff shows what corrects it; eldb apply --adopt NAME accepts it."
        yield from_runner("drift", str(found), found.explained, remedy)
    for problem in plan.problems:
        if not problem.is_drift:
            yield from_runner("edited", problem.subject, problem.message, problem.hint)
    for step in plan.steps:
        if step.action != "heal":
            yield from_runner("pending", step.source.path, f"{step.source.path}: {step.reason}", "eldb apply")
