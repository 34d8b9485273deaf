"""`eldb embedded`: manage the server that commands use if no other is named."""

import os
from pathlib import Path

import click

from eldb.cli.options import format_option
from eldb.cli.output import print_json

_DATA_DIR = click.option(
    "--data-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the server, instead of the user's data folder.",
)
_REGION = click.option("--region", metavar="NAME", default="postgres", help="Region whose database to use.")


@click.group()
def embedded() -> None:
    """Manage the PostgreSQL server for commands that name no database.

    \b
    Example:
      eldb embedded start
      psql "$(eldb embedded url --region oceania)"
    """


@embedded.command()
@_DATA_DIR
@format_option()
def start(data_dir: Path | None, style: str) -> None:
    """Start the server if it does not run. Example: eldb embedded start"""
    from eldb.embedded.server import EmbeddedServer

    status = EmbeddedServer(data_dir).start()
    if style == "json":
        print_json(status)
    else:
        click.echo(f"PostgreSQL {status.major} runs on port {status.port}, data in {status.data_dir}")


@embedded.command()
@_DATA_DIR
def stop(data_dir: Path | None) -> None:
    """Stop the server; its data stays. Example: eldb embedded stop"""
    from eldb.embedded.server import EmbeddedServer

    click.echo("stopped" if EmbeddedServer(data_dir).stop() else "it was not running")


@embedded.command()
@_DATA_DIR
@_REGION
def url(data_dir: Path | None, region: str) -> None:
    """Start the server if it does not run, and print its URL. Example: eldb embedded url --region oceania"""
    from eldb.embedded.server import EmbeddedServer

    server = EmbeddedServer(data_dir)
    server.start()
    click.echo(server.url(region))


@embedded.command(context_settings={"ignore_unknown_options": True})
@_DATA_DIR
@_REGION
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def psql(data_dir: Path | None, region: str, arguments: tuple[str, ...]) -> None:
    """Open psql on the server. Example: eldb embedded psql --region oceania -c 'SELECT 1'"""
    from eldb.embedded.server import EmbeddedServer

    server = EmbeddedServer(data_dir)
    server.start()
    command = [*server.psql(region), *arguments]
    os.execv(command[0], command)


@embedded.command()
@_DATA_DIR
@click.confirmation_option(prompt="This deletes every region on the server. Continue?")
def destroy(data_dir: Path | None) -> None:
    """Stop the server and delete its data. Example: eldb embedded destroy --yes"""
    from eldb.embedded.server import EmbeddedServer

    EmbeddedServer(data_dir).destroy()
    click.echo("removed")
