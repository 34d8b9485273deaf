"""Import each command when the user calls it, and show the error that ends it."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from eldb.errors import INTERRUPTED, EldbError


class LazyGroup(click.Group):
    """A group of commands, given as `module:attribute`. Only this class prints an EldbError and sets the exit code."""

    def __init__(self, *args: Any, lazy: Mapping[str, str], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, sorted."""
        return sorted(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; None if no command has this name."""
        if cmd_name not in self._lazy:
            return None
        module, attribute = self._lazy[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; show an error and its hint."""
        try:
            return super().invoke(ctx)
        except EldbError as exc:
            shown = exc
        except click.exceptions.Exit:
            raise
        except KeyboardInterrupt:
            click.secho("interrupted: the server rolls back what was not finished", fg="red", err=True)
            ctx.exit(INTERRUPTED)
        except Exception as exc:
            import psycopg

            if not isinstance(exc, psycopg.Error):
                raise
            from eldb.database.session import describe

            shown = describe(exc)
        click.secho(f"error: {shown}", fg="red", err=True)
        if shown.hint:
            click.echo(f"hint: {shown.hint}", err=True)
        ctx.exit(shown.exit_code)
