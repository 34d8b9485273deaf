"""The commands that check a database and change nothing: `eldb verify` and `eldb test`."""

import sys
from pathlib import Path

import click

from eldb.cli.options import format_option, target_options
from eldb.cli.output import FINDINGS, print_findings
from eldb.cli.target import Target


@click.command("verify")
@target_options
@click.option(
    "--probe",
    "probing",
    is_flag=True,
    help="Also read and edit stories as each kind of person, in a transaction that is rolled back.",
)
@format_option("sarif", "junit")
def verify_command(target: Target, probing: bool, style: str) -> None:
    """Run every check, and print one row per finding. Exit 1 for a finding above INFO.

    \b
    Example:
      eldb verify --region oceania
      eldb verify --region oceania --probe
      eldb verify --region oceania --format sarif > findings.sarif
    """
    from eldb.proof.findings import as_junit, as_sarif
    from eldb.proof.probe import probe
    from eldb.proof.verify import rules, verify

    with target.workspace() as workspace:
        findings = [*verify(workspace), *(probe(workspace) if probing else ())]
        asked = [*rules(workspace), *(["probe"] if probing else ())]
    if style == "sarif":
        click.echo(as_sarif(findings))
    elif style == "junit":
        click.echo(as_junit(findings, asked))
    else:
        print_findings(findings, style, {})
    sys.exit(FINDINGS if any(finding.fails for finding in findings) else 0)


@click.command()
@click.argument("names", nargs=-1, metavar="[PART]...")
@target_options
@click.option(
    "--suite",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    help="Folder of pgTAP files, instead of the packaged suite.",
)
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="File for TAP or JUnit, instead of stdout."
)
@format_option("tap", "junit")
def test(target: Target, names: tuple[str, ...], suite: Path | None, output: Path | None, style: str) -> None:
    """Run the pgTAP suite, each file in a transaction that is rolled back.

    \b
    Example:
      eldb test --region oceania conventions
      eldb test --url postgresql:///ledger_test --format junit --output report.xml
    """
    from eldb.paths import pgtap_dir
    from eldb.proof import suite as pgtap

    root = suite or pgtap_dir()
    files = pgtap.find_files(root, names)

    def report(result: pgtap.FileResult) -> None:
        if style == "human":
            complaint = result.complaint
            click.secho(
                f"{'FAIL' if complaint else 'ok  '} {result.path}"
                f" ({len(result.results)} tests, {result.seconds:.2f} s)",
                fg="red" if complaint else None,
            )
            for line in result.lines if complaint else ():
                click.echo(f"     {line}")
            if complaint:
                click.echo(f"     {complaint}")

    results = list(pgtap.run_files(target.address().conninfo, root, files, report))
    failed = [result for result in results if result.complaint]
    if style != "human":
        text = {"junit": pgtap.as_junit, "tap": pgtap.as_tap, "json": pgtap.as_json}[style](results)
        if output:
            output.write_text(text, encoding="utf-8")
        else:
            click.echo(text)
    click.echo(
        f"{sum(len(r.results) for r in results)} tests in {len(results)} files, {len(failed)} files failed",
        err=style != "human",
    )
    sys.exit(FINDINGS if failed else 0)
