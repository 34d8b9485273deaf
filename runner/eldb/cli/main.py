"""The command `eldb`, and the names of its subcommands."""

import click

from eldb import __version__
from eldb.cli.group import LazyGroup

COMMANDS = {
    "adopt": "eldb.cli.adopt:adopt",
    "apply": "eldb.cli.apply:apply",
    "bootstrap": "eldb.cli.apply:bootstrap",
    "diff": "eldb.cli.diff:diff",
    "doctor": "eldb.cli.doctor:doctor",
    "embedded": "eldb.cli.embedded:embedded",
    "lint": "eldb.cli.lint:lint_command",
    "plan": "eldb.cli.plan:plan",
    "report": "eldb.cli.report:report",
    "revert": "eldb.cli.revert:revert",
    "status": "eldb.cli.plan:status",
    "test": "eldb.cli.checks:test",
    "verify": "eldb.cli.checks:verify_command",
}


@click.group(
    cls=LazyGroup,
    lazy=COMMANDS,
    context_settings={"auto_envvar_prefix": "ELDB", "help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="eldb")
def main() -> None:
    """Apply and verify the Empathy Ledger database, on PostgreSQL 15 or newer.

    \b
    Create and verify a region:
      eldb bootstrap oceania
    """
