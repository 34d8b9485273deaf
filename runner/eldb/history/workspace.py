"""Join a project with a live database."""

from eldb.database.session import Session
from eldb.files.profiles import ProfileFile
from eldb.files.sources import Tree
from eldb.history.objects import Objects
from eldb.history.record import SYSTEM_IDENTIFIER
from eldb.history.store import History
from eldb.planning.plan import NO_OVERRIDES, ObjectDifference, Overrides, Plan
from eldb.planning.project import Project


class Workspace(Project):
    """Files, profile and history of one database. It asks the server for its capabilities, unless they are given."""

    def __init__(
        self, tree: Tree, session: Session, profile: ProfileFile | None, capabilities: frozenset[str] | None = None
    ) -> None:
        super().__init__(tree, profile, session.capabilities() if capabilities is None else capabilities)
        self.session = session
        self.history = History(session)
        self.objects = Objects(session, self.history)

    def require_own_identity(self) -> None:
        """Raise DriftError if this database belongs to another region or was moved to another cluster."""
        self.require_identity(self.history.region(), self.system_identifier(), self.session.server.database)

    def system_identifier(self) -> int | None:
        """Return the identifier of the cluster, None if the server hides it."""
        identifier: int | None = self.session.value(f"SELECT {SYSTEM_IDENTIFIER}")
        return identifier

    def plan(self, overrides: Overrides = NO_OVERRIDES, differences: list[ObjectDifference] | None = None) -> Plan:
        """Compare files, history and catalogue."""
        found = self.objects.differences() if differences is None else differences
        return self.compare(self.history.records(), found, overrides, self.history.content)
