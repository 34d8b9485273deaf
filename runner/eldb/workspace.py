"""What a command works on: a project and a live database, read together."""

from functools import cached_property

from eldb.history import History, Region
from eldb.objects import Objects
from eldb.plan import NO_OVERRIDES, Difference, Overrides, Plan
from eldb.profiles import ProfileFile
from eldb.project import Project
from eldb.record import SYSTEM_IDENTIFIER
from eldb.session import Session
from eldb.sources import Tree


class Workspace(Project):
    """Files, profile and history of one database, and the plan that follows from them."""

    def __init__(self, tree: Tree, session: Session, profile: ProfileFile | None) -> None:
        super().__init__(tree, profile, session.capabilities)
        self.session = session
        self.history = History(session)
        self.objects = Objects(session, self.history)

    @cached_property
    def region(self) -> Region:
        """The identity that is pinned in the database."""
        return self.history.region()

    def require_own_identity(self) -> None:
        """Raise DriftError when this database is pinned to another region or was moved to another cluster."""
        self.require_identity(self.region, self.system_identifier(), self.session.server.database)

    def system_identifier(self) -> int | None:
        """Identifier of the cluster, None where the server hides it."""
        row = self.session.row(f"SELECT {SYSTEM_IDENTIFIER}")
        return row[0] if row else None

    def plan(self, overrides: Overrides = NO_OVERRIDES, differences: list[Difference] | None = None) -> Plan:
        """Compare files, history and catalogue."""
        found = self.objects.differences() if differences is None else differences
        return self.compare(self.history.records(), found, overrides, self.history.content)
