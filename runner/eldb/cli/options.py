"""Options that several commands have."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from eldb.cli.target import Target
from eldb.errors import UsageError

Command = TypeVar("Command", bound=Callable[..., Any])
_FOLDER = click.Path(file_okay=False, path_type=Path)


def target_options(command: Command) -> Command:
    """Add --url, --region, --sql-dir and --data-dir, and pass them as one Target."""

    @wraps(command)
    def wrapped(url: str | None, region: str | None, sql_dir: Path | None, data_dir: Path | None, **rest: Any) -> Any:
        return command(target=Target(url, region, sql_dir, data_dir), **rest)

    for option in (
        click.option(
            "--data-dir", type=_FOLDER, help="Folder of the embedded server, instead of the user's data folder."
        ),
        click.option(
            "--sql-dir",
            type=click.Path(file_okay=False, exists=True, path_type=Path),
            help="Another folder of SQL files with this layout.",
        ),
        click.option("--region", metavar="NAME", help="Name of a region, or path of its profile."),
        click.option(
            "--url",
            metavar="URL",
            callback=_without_password,
            help="libpq URL or connection string, without a password.",
        ),
    ):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[return-value]


def _without_password(context: click.Context, _: click.Parameter, url: str | None) -> str | None:
    """Refuse a password on the command line, which every user of the machine can read while the command runs."""
    from eldb.cli.address import has_password

    if url and context.get_parameter_source("url") == ParameterSource.COMMANDLINE and has_password(url):
        raise UsageError(
            "--url holds a password, which others can read in the list of processes",
            "Take it out, and give it by PGPASSWORD, ~/.pgpass or a service file.",
        )
    return url


def format_option(*more: str) -> Callable[[Command], Command]:
    """Add --format human|json, and the other formats of a command."""
    return click.option(
        "--format", "style", type=click.Choice(["human", "json", *more]), default="human", show_default=True
    )


def seconds_option(name: str, default: float, help: str) -> Callable[[Command], Command]:
    """Add an option in seconds. It refuses 0, because PostgreSQL takes 0 for no limit."""
    seconds = click.FloatRange(min=0.001)
    return click.option(name, type=seconds, metavar="SECONDS", default=default, show_default=True, help=help)
