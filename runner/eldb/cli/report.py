"""Reports for people who do not open a database: eldb report."""

from pathlib import Path

import click

from eldb.cli.options import format_option, target_options
from eldb.cli.output import print_json
from eldb.cli.target import Target


@click.group()
def report() -> None:
    """Reports for reviewers."""


@report.command()
@target_options
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("access.html"),
    show_default=True,
    help="Page to write; the JSON gets the same name with .json.",
)
@format_option()
def access(target: Target, output: Path, style: str) -> None:
    """Which role may do what to which table, and by which policies: a page, and JSON beside it to compare.

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
