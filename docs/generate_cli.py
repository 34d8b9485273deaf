"""Print docs/cli.md: the help text that each command prints."""

from collections.abc import Iterator

import click

from eldb.cli.main import main


def commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    """Each command of a group and of its subgroups, with its whole name."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")


def page() -> str:
    """The whole page."""
    parts = ["# Command line\n\n`make docs` generates this page.\n"]
    for name, command in [("eldb", main), *commands(main, "eldb")]:
        context = click.Context(command, info_name=name, max_content_width=100)
        parts.append(f"## {name}\n\n```\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    click.echo(page(), nl=False)
