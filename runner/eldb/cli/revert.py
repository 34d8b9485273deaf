"""`eldb revert`: take versioned files back."""

from dataclasses import asdict

import click

from eldb.cli.options import format_option, seconds_option, target_options
from eldb.cli.output import print_json
from eldb.cli.target import Target


@click.command()
@target_options
@click.option(
    "--to", metavar="PATH|NUMBER", help="Last file to keep, by path or by number in its pack; 0 reverts the whole pack."
)
@click.option("--dry-run", is_flag=True, help="Revert in a transaction, count the losses, and roll back.")
@click.option("--yes", is_flag=True, help="Accept the loss of rows and values.")
@seconds_option("--lock-timeout", 1.0, "Seconds to wait for one lock.")
@format_option()
def revert(target: Target, to: str | None, dry_run: bool, yes: bool, lock_timeout: float, style: str) -> None:
    """Take back the last versioned file, or all files after --to.

    \b
    Example:
      eldb revert --region oceania --dry-run
      eldb revert --region oceania --to schema/stories/0028_story_embeddings.sql
    """
    from eldb.database.limits import WaitLimits
    from eldb.errors import UsageError, listed
    from eldb.revert.reverter import Reverter

    limits = WaitLimits(lock=lock_timeout)
    with target.workspace_to_change(limits) as workspace:
        reverter = Reverter(workspace, limits)
        chosen = reverter.choose(to)
        reverter.require_as_left()
        outlook = reverter.rehearse(chosen)
        if outlook.lost and not (yes or dry_run):
            raise UsageError(
                listed("this loses:", outlook.lost),
                "Make a backup, then add --yes. Nothing was changed.",
            )
        if not dry_run:
            reverter.revert(chosen, outlook.lost)
    if style == "json":
        print_json({"dry_run": dry_run, **asdict(outlook)})
        return
    for path in outlook.paths:
        click.echo(f"{'would revert' if dry_run else 'reverted'} {path}")
    for loss in outlook.lost:
        click.echo(f"{'would lose' if dry_run else 'lost'} {loss}")
    for path in outlook.pending:
        click.echo(f"pending {path}")
