"""`eldb lint`: check SQL without a server."""

import sys
from pathlib import Path

import click

from eldb.cli.options import format_option
from eldb.cli.output import FINDINGS, print_json


@click.command("lint")
@click.argument(
    "folder", required=False, type=click.Path(file_okay=False, exists=True, path_type=Path), metavar="[DIR]"
)
@click.option(
    "--region", metavar="NAME", default="oceania", show_default=True, help="Region whose profile renders the templates."
)
@click.option("--config", type=click.Path(dir_okay=False, path_type=Path), default=Path(".sqlfluff"), show_default=True)
@click.option(
    "--tool",
    "tools",
    type=click.Choice(["eldb", "sqlfluff", "squawk"]),
    multiple=True,
    help="Run only this tool; repeatable.",
)
@format_option("sarif", "github")
def lint_command(folder: Path | None, region: str, config: Path, tools: tuple[str, ...], style: str) -> None:
    """Check the rendered SQL of a folder, without a server.

    Runs the rules of eldb, sqlfluff and squawk. In a folder of another layout, eldb checks every .sql file as a file
    that runs once.

    \b
    Example:
      eldb lint sql --format json
      eldb lint ../other/migrations --tool eldb --format github
    """
    from eldb.lint.check import TOOLS, lint, read_files
    from eldb.lint.formats import as_annotations, as_sarif
    from eldb.paths import sql_dir

    root = folder or sql_dir()
    files = read_files(root, region)
    findings = lint(files, config if config.is_file() else None, tools or TOOLS)
    if style == "json":
        print_json(findings)
    elif style == "sarif":
        click.echo(as_sarif(findings, root))
    elif style == "github":
        click.echo(as_annotations(findings, root), nl=False)
    else:
        for finding in findings:
            click.echo(f"{finding.path}:{finding.line}: {finding.tool} {finding.rule}: {finding.message}")
            if finding.remedy:
                click.echo(f"      {finding.remedy}")
        click.echo(f"{len(findings)} findings in {len(files)} files", err=True)
    sys.exit(FINDINGS if findings else 0)
