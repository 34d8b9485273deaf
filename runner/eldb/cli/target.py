"""Find the database, the region and the SQL folder that the options of a command name."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from eldb.errors import UsageError
from eldb.paths import regions_dir, sql_dir

if TYPE_CHECKING:
    from eldb.cli.address import Address
    from eldb.database.limits import WaitLimits
    from eldb.files.profiles import PinnedRegion, ProfileFile
    from eldb.files.sources import Tree
    from eldb.history.snapshot import Snapshot
    from eldb.history.workspace import Workspace
    from eldb.planning.project import Project


@dataclass(frozen=True)
class Target:
    """The options that say where a command works."""

    url: str | None
    region: str | None
    sql_dir: Path | None
    data_dir: Path | None

    def address(self) -> "Address":
        """Return the address of the database, and print it on stderr."""
        from eldb.cli.address import find_address
        from eldb.files.profiles import find_profile, peek

        region, url = peek(find_profile(self.region)) if self.region else (None, None)
        found = find_address(self.url, url, region, self.data_dir)
        click.echo(f"database: {found}", err=True)
        return found

    def tree(self) -> "Tree":
        """Read the SQL files, and the profile if one is named, so that their errors appear before a connection."""
        from eldb.files.sources import read_tree

        self._profile()
        return read_tree(self.sql_dir or sql_dir())

    def roles(self) -> dict[str, Any] | None:
        """Return the names of the roles in the region's profile."""
        profile = self._profile()
        return profile.document["roles"] if profile else None

    @contextmanager
    def workspace(self, tree: "Tree | None" = None, address: "Address | None" = None) -> "Iterator[Workspace]":
        """Open the database, and read its files and its profile."""
        from eldb.database.session import Session
        from eldb.files.sources import read_tree
        from eldb.history.store import History
        from eldb.history.workspace import Workspace

        tree = tree or read_tree(self.sql_dir or sql_dir())
        with Session((address or self.address()).conninfo) as session:
            session.require_supported()
            for concern in session.server.concerns:
                click.secho(f"warning: {concern}", fg="yellow", err=True)
            profile = self._profile(History(session).region())
            if profile is None and self.sql_dir is None:
                raise UsageError(
                    f"database {session.server.database} is not a region yet, and no region is named",
                    "Run eldb bootstrap oceania (or north_america, europe, or the path of a profile).",
                )
            workspace = Workspace(tree, session, profile)
            workspace.require_own_identity()
            yield workspace

    @contextmanager
    def workspace_to_change(
        self, limits: "WaitLimits", tree: "Tree | None" = None, address: "Address | None" = None
    ) -> "Iterator[Workspace]":
        """Do the same for a command that changes the database: check that it may, and that no other one runs."""
        from eldb.database.ready import require_ready
        from eldb.database.rights import require_rights
        from eldb.database.runner_lock import runner_lock

        with self.workspace(tree, address) as workspace:
            require_ready(workspace.session)
            require_rights(workspace.session, workspace.roles)
            with runner_lock(workspace.session, limits):
                yield workspace

    def project(self, status: Path) -> "tuple[Project, Snapshot]":
        """Return the project and the snapshot that `eldb status` wrote to a file, without a connection."""
        from eldb.history.snapshot import load
        from eldb.planning.project import Project

        tree = self.tree()
        snapshot = load(status)
        project = Project(tree, self._profile(snapshot.region), snapshot.capabilities)
        project.require_identity(snapshot.region, snapshot.system_identifier, snapshot.server.database)
        return project, snapshot

    @contextmanager
    def scratch_server(self) -> Iterator[str]:
        """Yield the URL of the embedded server; stop it afterwards if it did not run before."""
        from eldb.embedded.server import EmbeddedServer

        server = EmbeddedServer(self.data_dir)
        was_running = server.status().state == "running"
        server.start()
        try:
            yield server.url()
        finally:
            if not was_running:
                server.stop()

    def _profile(self, pinned: "PinnedRegion | None" = None) -> "ProfileFile | None":
        from eldb.files.profiles import ProfileFile, find_profile, load_profile

        if self.region:
            return load_profile(find_profile(self.region), pinned)
        if pinned is None or pinned.region_id is None:
            return None
        path = regions_dir() / f"{pinned.region_id}.toml"
        if pinned.profile and pinned.profile_hash and not path.is_file():
            return ProfileFile(pinned.profile, pinned.profile_hash)
        return load_profile(path, pinned)
