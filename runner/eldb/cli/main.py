"""`eldb` and the commands that it has."""

import click

from eldb import __version__
from eldb.cli.adopt import adopt
from eldb.cli.apply import apply, bootstrap
from eldb.cli.checks import doctor, test, verify_command
from eldb.cli.diff import diff
from eldb.cli.embedded import embedded
from eldb.cli.lint import lint_command
from eldb.cli.options import Group
from eldb.cli.plan import plan, status
from eldb.cli.report import report
from eldb.cli.revert import revert


@click.group(cls=Group, context_settings={"auto_envvar_prefix": "ELDB", "help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="eldb")
def main() -> None:
    """Apply and verify the Empathy Ledger database, on any PostgreSQL from 15.

    \b
    From nothing to a verified region:
      eldb bootstrap oceania
    """


for command in (
    bootstrap,
    plan,
    apply,
    status,
    verify_command,
    test,
    lint_command,
    doctor,
    report,
    embedded,
    diff,
    revert,
    adopt,
):
    main.add_command(command)
