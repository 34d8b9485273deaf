"""The command line: parses, calls, prints."""

import sys
from pathlib import Path
from typing import Any

import click

from eldb import __version__
from eldb.cli_adopt import adopt
from eldb.cli_checks import doctor, test, verify_command
from eldb.cli_drift import diff
from eldb.cli_embedded import embedded
from eldb.cli_lint import lint_command
from eldb.cli_report import report
from eldb.cli_revert import revert
from eldb.options import Group, Target, format_option, target_options
from eldb.output import DRIFT, FINDINGS, PENDING, print_findings, print_json


@click.group(cls=Group, context_settings={"auto_envvar_prefix": "ELDB", "help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="eldb")
def main() -> None:
    """Apply and verify the Empathy Ledger database, on any PostgreSQL from 15.

    \b
    From nothing to a verified region:
      eldb bootstrap oceania
    """


for command in (verify_command, test, lint_command, doctor, report, embedded, diff, revert, adopt):
    main.add_command(command)


@main.command()
@click.argument("region_name", metavar="[REGION]", required=False)
@target_options
@format_option()
def bootstrap(target: Target, region_name: str | None, style: str) -> None:
    """From nothing to a verified region; a second run changes nothing.

    \b
    Example:
      eldb bootstrap oceania
      eldb bootstrap ./my_region.toml --url postgresql://deployer@db.example.org/ledger
    """
    from dataclasses import replace

    from eldb.address import create_database
    from eldb.apply import Runner
    from eldb.bootstrap import apply_region
    from eldb.limits import LIMITS
    from eldb.locks import runner_lock
    from eldb.progress import applying
    from eldb.ready import require_ready
    from eldb.rights import require_rights
    from eldb.verify import verify

    target = replace(target, region=region_name or target.region)
    tree = target.tree()
    address = target.address()
    created = create_database(address)
    with target.workspace(tree, address) as workspace:
        require_ready(workspace.session)
        require_rights(workspace.session, workspace.roles)
        with runner_lock(workspace.session, LIMITS), applying() as progress:
            applied, configured = apply_region(workspace, Runner(workspace, progress=progress), configure=True)
        findings = verify(workspace)
    changed = {"created": created, "applied": len(applied), "configured": configured}
    print_findings(findings, style, {"region": workspace.profile and workspace.profile.region_id, **changed})
    if style == "human":
        click.echo(
            "nothing to do: every file is applied and configured" if not any(changed.values()) else _summary(changed)
        )
    sys.exit(FINDINGS if any(finding.fails for finding in findings) else 0)


@main.command()
@target_options
@click.option("--sql", "show_sql", is_flag=True, help="Print the script with which psql does what apply does.")
@click.option(
    "--from-status",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    help="Plan for the database whose `status --format json` is in this file; connect to none.",
)
@format_option()
def plan(target: Target, show_sql: bool, from_status: Path | None, style: str) -> None:
    """What apply would do, why, and which locks it takes; changes nothing.

    \b
    Example:
      eldb plan --region oceania
      eldb plan --region oceania --sql > tonight.sql
      eldb plan --region oceania --from-status there.json --sql > tonight.sql
    """
    from eldb.apply import refuse
    from eldb.bundle import bundle
    from eldb.locking import locks_of
    from eldb.snapshot import take

    if from_status:
        project, snapshot = target.project(from_status)
        found = project.compare(snapshot.records, snapshot.differences)
    else:
        with target.workspace() as project:
            snapshot = take(project)
            found = project.plan(differences=snapshot.differences)
    if show_sql:
        refuse(found)
        click.echo(bundle(project, found, snapshot), nl=False)
        return
    locks = locks_of(project, found)
    steps = [
        {
            "path": step.source.path,
            "action": step.action,
            "reason": step.reason,
            "locks": [{"mode": lock.mode, "table": lock.table, "line": lock.line} for lock in locks[step.source.path]],
        }
        for step in found.steps
    ]
    problems = [
        {"subject": problem.subject, "message": problem.message, "hint": problem.hint} for problem in found.problems
    ]
    if style == "json":
        print_json({"steps": steps, "problems": problems, "current": found.current})
    else:
        for step in steps:
            click.echo(f"{step['action']:6} {step['path']}  ({step['reason']})")
            for lock in step["locks"]:
                click.secho(f"       line {lock['line']}: {lock['mode']} on {lock['table']}", fg="yellow")
        for problem in problems:
            click.secho(f"stop   {problem['message']}\n       {problem['hint']}", fg="red")
        click.echo(f"{len(steps)} to apply, {found.current} as they are, {len(problems)} in the way")
    sys.exit(DRIFT if problems else 0)


@main.command()
@target_options
@click.option("--dry-run", is_flag=True, help="Run everything in one transaction and roll it back.")
@click.option("--adopt", multiple=True, metavar="OBJECT", help="Accept an object's drift as the new truth.")
@click.option("--forget", multiple=True, metavar="PATH", help="Accept that an applied file is gone.")
@click.option("--out-of-order", multiple=True, metavar="PATH", help="Apply a file whose number is below the last one.")
@click.option("--lock-timeout", type=float, default=1.0, show_default=True, help="Seconds to wait for one lock.")
@click.option("--lock-budget", type=float, default=60.0, show_default=True, help="Seconds for all attempts at a file.")
@click.option(
    "--build-timeout",
    type=float,
    default=600.0,
    show_default=True,
    help="Seconds that a concurrent build waits for an older transaction.",
)
@format_option()
def apply(
    target: Target,
    dry_run: bool,
    adopt: tuple[str, ...],
    forget: tuple[str, ...],
    out_of_order: tuple[str, ...],
    lock_timeout: float,
    lock_budget: float,
    build_timeout: float,
    style: str,
) -> None:
    """Bring a database to what the files say.

    \b
    Example:
      eldb apply --region oceania --dry-run
      eldb apply --region oceania
    """
    from eldb.apply import Runner
    from eldb.bootstrap import apply_region
    from eldb.limits import Limits
    from eldb.locks import runner_lock
    from eldb.plan import Overrides
    from eldb.progress import applying
    from eldb.ready import require_ready
    from eldb.rights import require_rights

    overrides = Overrides(frozenset(adopt), frozenset(forget), frozenset(out_of_order))
    limits = Limits(lock=lock_timeout, budget=lock_budget, build=build_timeout)
    with target.workspace() as workspace:
        require_ready(workspace.session)
        require_rights(workspace.session, workspace.roles)
        with runner_lock(workspace.session, limits), applying() as progress:
            runner = Runner(workspace, limits, progress)
            if dry_run:
                applied, configured = runner.rehearse(overrides), 0
            else:
                applied, configured = apply_region(workspace, runner, overrides)
    if style == "json":
        print_json(
            {
                "dry_run": dry_run,
                "applied": [{"path": a.path, "reason": a.reason, "ms": a.duration_ms} for a in applied],
                "configured": configured,
            }
        )
    else:
        done = (
            _summary({"applied": len(applied), "configured": configured}) if applied or configured else "nothing to do"
        )
        click.echo(f"rolled back: {done}" if dry_run else done)


@main.command()
@target_options
@format_option()
def status(target: Target, style: str) -> None:
    """What is applied, pending, changed, drifted or missing; exit 3 when something is pending, 4 for drift.

    \b
    Example:
      eldb status --region oceania --format json
    """
    from eldb.snapshot import as_plain, take

    with target.workspace() as workspace:
        differences = workspace.objects.differences()
        found = workspace.plan(differences=differences)
        region = workspace.region.region_id
        snapshot = as_plain(take(workspace, differences)) if style == "json" else None
    pending = [step.source.path for step in found.steps if step.action != "heal"]
    answer = {
        "region": region,
        "applied": found.current,
        "pending": pending,
        "drifted": [{"object": str(d), "change": d.change, "path": d.path} for d in differences],
        "problems": [problem.message for problem in found.problems if not problem.is_drift],
        "snapshot": snapshot,
    }
    if style == "json":
        print_json(answer)
    else:
        click.echo(
            f"region {region or '(none)'}: {found.current} applied, {len(pending)} pending, {len(differences)} drifted"
        )
        for path in pending:
            click.echo(f"pending  {path}")
        for difference in differences:
            click.echo(f"drifted  {difference} is {difference.change} ({difference.path or 'made by no file'})")
        for message in answer["problems"]:
            click.echo(f"stop     {message.splitlines()[0]}")
    sys.exit(DRIFT if differences or answer["problems"] else PENDING if pending else 0)


def _summary(changed: dict[str, Any]) -> str:
    words = {"created": "database created", "applied": "{} files applied", "configured": "{} rows configured"}
    return ", ".join(words[key].format(value) for key, value in changed.items() if value)
