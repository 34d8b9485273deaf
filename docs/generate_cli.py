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


HEAD = r"""# Command line

`make docs` generates this page.

## Completion

Add one line to the file that your shell reads at its start:

| shell | file | line |
| --- | --- | --- |
| bash | `~/.bashrc` | `eval "$(_ELDB_COMPLETE=bash_source eldb)"` |
| zsh | `~/.zshrc` | `eval "$(_ELDB_COMPLETE=zsh_source eldb)"` |
| fish | `~/.config/fish/completions/eldb.fish` | `_ELDB_COMPLETE=fish_source eldb \| source` |

## Options from the environment

A variable can hold each option. It is named after command and option, in capitals and with `_`: `ELDB_APPLY_URL` is
`--url` of `eldb apply`, `ELDB_EMBEDDED_START_DATA_DIR` is `--data-dir` of `eldb embedded start`. The command line wins.
Other variables:

| variable | meaning |
| --- | --- |
| `DATABASE_URL` | the database, if neither `--url` nor the region's profile names one |
| `PGHOST`, `PGPASSWORD`, `PGSERVICE`, … | the variables of libpq, as for psql |
| `ELDB_PG_BIN` | the folder of the PostgreSQL programs that the embedded server runs |
| `NO_COLOR` | no colours |
"""


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for name, command in [("eldb", main), *commands(main, "eldb")]:
        context = click.Context(command, info_name=name, max_content_width=100)
        parts.append(f"## {name}\n\n```\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    click.echo(page(), nl=False)
