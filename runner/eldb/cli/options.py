"""Options that commands share."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from eldb.cli.target import Target

Command = TypeVar("Command", bound=Callable[..., Any])
_FOLDER = click.Path(file_okay=False, path_type=Path)


def target_options(command: Command) -> Command:
    """--url, --region, --sql-dir, --data-dir and --format, the first four as one Target."""

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
            help="Folder with another SQL tree of this layout.",
        ),
        click.option("--region", metavar="NAME", help="Region by name, or the path of its profile."),
        click.option("--url", metavar="URL", help="libpq URL or connection string; without a password."),
    ):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[return-value]


def format_option(*more: str) -> Callable[[Command], Command]:
    """--format human|json and what else a command can write."""
    return click.option(
        "--format", "style", type=click.Choice(["human", "json", *more]), default="human", show_default=True
    )


def seconds_option(name: str, default: float, help: str) -> Callable[[Command], Command]:
    """An option that is a number of seconds; not 0, which PostgreSQL takes for no limit at all."""
    seconds = click.FloatRange(min=0.001)
    return click.option(name, type=seconds, metavar="SECONDS", default=default, show_default=True, help=help)
