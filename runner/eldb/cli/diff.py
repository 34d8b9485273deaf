"""`eldb diff`: show what differs from the files, and what corrects it."""

import sys

import click

from eldb.cli.options import format_option, target_options
from eldb.cli.output import DRIFT, print_json
from eldb.cli.target import Target


@click.command()
@target_options
@click.option(
    "--shadow", "from_shadow", is_flag=True, help="Compare with a scratch database that eldb builds from the files."
)
@format_option("sql")
def diff(target: Target, from_shadow: bool, style: str) -> None:
    """Show each object that drifted, and what corrects it. Exit 4 if an object drifted.

    \b
    Example:
      eldb diff --region oceania
      eldb diff --region oceania --shadow --format sql > repair.sql
    """
    from eldb.drift.remedies import find_drift
    from eldb.drift.shadow import shadow

    with target.workspace() as workspace:
        if from_shadow:
            with shadow(workspace, target.scratch_server) as truth:
                differences = workspace.objects.differences_from(truth.objects.known())
        else:
            differences = workspace.objects.differences()
        drift, script = find_drift(workspace, differences)
    if style == "json":
        print_json(
            {
                "drift": [
                    {
                        "object": str(found),
                        "change": found.change,
                        "path": found.path,
                        "was": found.was,
                        "now": found.now,
                        "file": one.file,
                        "sql": one.sql,
                    }
                    for one in drift
                    for found in (one.found,)
                ],
                "files": sorted({one.file for one in drift if one.file}),
                "sql": script,
            }
        )
    elif style == "sql":
        for file in sorted({one.file for one in drift if one.file}):
            click.echo(f"-- eldb apply applies {file} again")
        for statement in script:
            click.echo(statement)
    else:
        for one in drift:
            click.echo(one.found.explained)
            if one.file:
                click.echo(f"    eldb apply applies {one.file} again")
            for statement in one.sql:
                click.echo(f"    {statement}")
            if not one.file and not one.sql:
                click.echo("    restore it by hand, as its file defines it")
        click.echo(f"{len(drift)} objects differ" if drift else "no drift")
    sys.exit(DRIFT if drift else 0)
