"""`eldb adopt`: take over what existed before eldb."""

import click

from eldb.cli.options import format_option, target_options
from eldb.cli.output import print_json
from eldb.cli.target import Target


@click.group()
def adopt() -> None:
    """Take over an existing database.

    \b
    Example:
      eldb adopt baseline --region oceania
      eldb adopt import --region oceania --dry-run
    """


@adopt.command("baseline")
@target_options
@format_option()
def baseline_command(target: Target, style: str) -> None:
    """Take over a database that already has the objects.

    eldb proves that the objects are as the files define them, and marks the files as applied.

    \b
    Example:
      eldb adopt baseline --region oceania --url postgresql://deployer@db.example.org/ledger
    """
    from eldb.adopt.baseline import baseline
    from eldb.apply.bootstrap import apply_region
    from eldb.apply.runner import Runner
    from eldb.database.limits import LIMITS

    with target.workspace_to_change(LIMITS) as workspace:
        files, objects = baseline(workspace, target.scratch_server)
        _, configured = apply_region(workspace, Runner(workspace), configure=True)
    if style == "json":
        print_json({"files": files, "objects": objects, "configured": configured})
    else:
        click.echo(f"adopted: {files} files, {objects} objects that match them, {configured} rows configured")


@adopt.command("import")
@target_options
@click.option("--schema", default="public", show_default=True, metavar="NAME", help="Schema of the older instance.")
@click.option("--dry-run", is_flag=True, help="Import in a transaction, report, and roll back.")
@format_option("csv")
def import_command(target: Target, schema: str, dry_run: bool, style: str) -> None:
    """Import people, stories and consent of an older instance.

    eldb reads the older tables and never changes them.

    \b
    Example:
      eldb adopt import --region oceania --dry-run --format csv > report.csv
    """
    from eldb.adopt.legacy import adopt_legacy
    from eldb.database.limits import LIMITS

    with target.workspace_to_change(LIMITS) as workspace:
        report = adopt_legacy(workspace, schema, dry_run=dry_run)
    if style == "json":
        print_json({"dry_run": dry_run, "tables": report.tables, "rows": report.rows})
    elif style == "csv":
        import csv
        import sys

        writer = csv.writer(sys.stdout)
        writer.writerow(("source", "key", "outcome", "target_id", "reasons"))
        writer.writerows((r.source, r.key, r.outcome, r.target_id or "", "; ".join(r.reasons)) for r in report.rows)
    else:
        for table in report.tables:
            fate = "untouched" if table.digest == table.digest_after else "CHANGED BY OTHERS MEANWHILE"
            counts = f"{table.mapped} mapped, {table.narrowed} narrowed, {table.left} left aside"
            click.echo(f"{table.name}: {table.rows} rows, {counts}; {fate}, sha256 {table.digest}")
            for key in table.changed:
                click.echo(f"      {key} changed since it was imported: correct it by hand")
        for row in report.rows:
            if row.is_new and row.reasons:
                click.echo(f"{row.outcome:8} {row.source} {row.key}: {'; '.join(row.reasons)}")
        new = sum(row.is_new for row in report.rows)
        click.echo(f"{'would import' if dry_run else 'imported'} {new} rows" if new else "nothing to do")
