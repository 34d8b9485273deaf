"""`eldb report`: write reports for people who do not use a database."""

from pathlib import Path

import click

from eldb.cli.options import format_option, target_options
from eldb.cli.output import print_json
from eldb.cli.target import Target


@click.group()
def report() -> None:
    """Write reports for reviewers."""


@report.command()
@target_options
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("access.html"),
    show_default=True,
    help="HTML file; the JSON file has the same name with .json.",
)
@format_option()
def access(target: Target, output: Path, style: str) -> None:
    """Write which role may do what to which table, and by which policies, as HTML and as JSON.

    \b
    Example:
      eldb report access --region oceania --output access.html
      git diff --no-index last-month/access.json access.json
    """
    from eldb.proof.report import as_html, as_json, read_access

    with target.workspace() as workspace:
        found = read_access(workspace)
    beside = output.with_suffix(".json")
    output.write_text(as_html(found), encoding="utf-8")
    beside.write_text(as_json(found), encoding="utf-8")
    if style == "json":
        print_json({"html": str(output), "json": str(beside), "tables": len(found["tables"])})
    else:
        click.echo(f"wrote {output} and {beside}: {len(found['tables'])} tables and views")
