"""`eldb plan` and `eldb status`: compare files and database, and change nothing."""

import sys
from pathlib import Path

import click

from eldb.cli.options import format_option, target_options
from eldb.cli.output import DRIFT, PENDING, print_json
from eldb.cli.target import Target


@click.command()
@target_options
@click.option("--sql", "show_sql", is_flag=True, help="Print a script for psql that does what apply does.")
@click.option(
    "--from-status",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    help="Plan from the output of `status --format json` in this file, without a connection.",
)
@format_option()
def plan(target: Target, show_sql: bool, from_status: Path | None, style: str) -> None:
    """Show what apply would do, with reasons and locks; change nothing.

    \b
    Example:
      eldb plan --region oceania
      eldb plan --region oceania --sql > tonight.sql
      eldb plan --region oceania --from-status there.json --sql > tonight.sql
    """
    from eldb.apply.bundle import build_bundle
    from eldb.history.snapshot import take
    from eldb.planning.table_locks import locks_of

    if from_status:
        project, snapshot = target.project(from_status)
        found = project.compare(snapshot.records, snapshot.differences)
    else:
        with target.workspace() as project:
            snapshot = take(project)
            found = project.plan(differences=snapshot.differences)
    if show_sql:
        found.require_settled()
        click.echo(build_bundle(project, found, snapshot), nl=False)
        return
    locks = locks_of(project, found)
    if style == "json":
        steps = [
            {
                "path": step.source.path,
                "action": step.action,
                "reason": step.reason,
                "locks": locks[step.source.path],
            }
            for step in found.steps
        ]
        problems = [
            {"subject": problem.subject, "message": problem.message, "hint": problem.hint} for problem in found.problems
        ]
        moves = [{"was": move.was, "now": move.now} for move in found.moves]
        print_json({"moves": moves, "steps": steps, "problems": problems, "current": found.current})
    else:
        for move in found.moves:
            click.echo(f"move   {move.was} → {move.now}")
        for step in found.steps:
            click.echo(f"{step.action:6} {step.source.path}  ({step.reason})")
            for lock in locks[step.source.path]:
                click.secho(f"       line {lock.line}: {lock.mode} on {lock.table}", fg="yellow")
        for problem in found.problems:
            click.secho(f"stop   {problem.message}\n       {problem.hint}", fg="red")
        click.echo(f"{len(found.steps)} to apply, {found.current} unchanged, {len(found.problems)} problems")
    sys.exit(DRIFT if found.problems else 0)


@click.command()
@target_options
@format_option()
def status(target: Target, style: str) -> None:
    """Show what is applied, pending or drifted. Exit 3 if a file is pending, 4 if an object drifted.

    \b
    Example:
      eldb status --region oceania --format json
    """
    from eldb.history.snapshot import as_plain, take

    with target.workspace() as workspace:
        differences = workspace.objects.differences()
        found = workspace.plan(differences=differences)
        region = workspace.history.region().region_id
        snapshot = as_plain(take(workspace, differences)) if style == "json" else None
    pending = [step.source.path for step in found.steps if step.action != "heal"]
    problems = [problem.message for problem in found.problems if not problem.is_drift]
    if style == "json":
        print_json(
            {
                "region": region,
                "applied": found.current,
                "pending": pending,
                "drifted": [{"object": str(d), "change": d.change, "path": d.path} for d in differences],
                "problems": problems,
                "snapshot": snapshot,
            }
        )
    else:
        click.echo(
            f"region {region or '(none)'}: {found.current} applied, {len(pending)} pending, {len(differences)} drifted"
        )
        for path in pending:
            click.echo(f"pending  {path}")
        for difference in differences:
            click.echo(f"drifted  {difference.summary}")
        for message in problems:
            click.echo(f"stop     {message.splitlines()[0]}")
    sys.exit(DRIFT if differences or problems else PENDING if pending else 0)
