"""Options that commands share, and the workspace that they name."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from eldb.errors import EldbError, UsageError
from eldb.paths import regions_dir, sql_dir

Command = TypeVar("Command", bound=Callable[..., Any])
_FOLDER = click.Path(file_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True)
class Target:
    """What the options of a command name: a database, a region, a folder of SQL."""

    url: str | None
    region: str | None
    sql_dir: Path | None
    data_dir: Path | None

    def address(self) -> Any:
        """The address of the database, said on stderr."""
        from eldb.address import find_address

        found = find_address(self.url, self._profile_url(), self._region_id(), self.data_dir)
        click.echo(f"database: {found}", err=True)
        return found

    def tree(self) -> Any:
        """Read the SQL files, and the profile if one is named: what is wrong with them is said before connecting."""
        from eldb.sources import read_tree

        if self.region:
            self._profile()
        return read_tree(self.sql_dir or sql_dir())

    @contextmanager
    def workspace(self, tree: Any = None, address: Any = None) -> Iterator[Any]:
        """Open the database, and read files and profile for it."""
        from eldb.session import Session
        from eldb.sources import read_tree
        from eldb.workspace import Workspace

        tree = tree or read_tree(self.sql_dir or sql_dir())
        with Session((address or self.address()).conninfo) as session:
            session.require_supported()
            for concern in session.server.concerns:
                click.secho(f"warning: {concern}", fg="yellow", err=True)
            workspace = Workspace(tree, session, None)
            workspace.profile = self._profile(workspace.history.region())
            if workspace.profile is None and self.sql_dir is None:
                raise UsageError(
                    f"database {session.server.database} is not a region yet, and no region is named",
                    "eldb bootstrap oceania (or north_america, europe, or the path of a profile).",
                )
            workspace.require_own_identity()
            yield workspace

    def project(self, status: Path) -> tuple[Any, Any]:
        """The project and the snapshot of a database that `eldb status` wrote to a file; nothing is connected to."""
        from eldb.project import Project
        from eldb.snapshot import load

        tree = self.tree()
        snapshot = load(status)
        project = Project(tree, self._profile(snapshot.region), lambda: snapshot.capabilities)
        project.require_identity(snapshot.region, snapshot.system_identifier, snapshot.server.database)
        return project, snapshot

    def _profile(self, pinned: Any = None) -> Any:
        from eldb.profiles import ProfileFile, load_profile

        if self.region:
            return load_profile(self._profile_path(), pinned)
        if pinned is None or pinned.region_id is None:
            return None
        path = regions_dir() / f"{pinned.region_id}.toml"
        if pinned.profile and not path.is_file():
            return ProfileFile(pinned.profile, pinned.profile_hash)
        return load_profile(path, pinned)

    def _profile_path(self) -> Path:
        from eldb.profiles import find_profile

        assert self.region is not None
        return find_profile(self.region)

    def roles(self) -> dict[str, Any] | None:
        """The role names of the named region."""
        return self._profile().document["roles"] if self.region else None

    def _region_id(self) -> str | None:
        from eldb.profiles import peek

        if self.region is None:
            return None
        try:
            return str(peek(self._profile_path())["region"]["id"])
        except (KeyError, TypeError):
            return str(self._profile().region_id)

    def _profile_url(self) -> str | None:
        from eldb.profiles import peek

        database = peek(self._profile_path()).get("database") if self.region else None
        return database.get("url") if isinstance(database, dict) else None


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


class Group(click.Group):
    """The only place where an EldbError becomes words and an exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; show what went wrong and what to do."""
        try:
            return super().invoke(ctx)
        except EldbError as exc:
            shown = exc
        except click.exceptions.Exit:
            raise
        except Exception as exc:
            import psycopg

            if not isinstance(exc, psycopg.Error):
                raise
            from eldb.session import describe

            shown = describe(exc)
        click.secho(f"error: {shown}", fg="red", err=True)
        if shown.hint:
            click.echo(f"hint: {shown.hint}", err=True)
        ctx.exit(shown.exit_code)
