"""Read what a plan needs to know about a database: from the database, or from a file that `eldb status` wrote."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eldb.database.session import ServerFacts
from eldb.errors import UsageError
from eldb.files.profiles import PinnedRegion
from eldb.history.workspace import Workspace
from eldb.planning.plan import ObjectDifference, Record

KEY = "snapshot"


@dataclass(frozen=True)
class Snapshot:
    """One database at one moment."""

    server: ServerFacts
    capabilities: frozenset[str]
    system_identifier: int | None
    region: PinnedRegion
    records: dict[str, Record]
    differences: list[ObjectDifference]


def take(workspace: Workspace, differences: list[ObjectDifference] | None = None) -> Snapshot:
    """Take a snapshot of the database of a workspace."""
    return Snapshot(
        workspace.session.server,
        workspace.capabilities,
        workspace.system_identifier(),
        workspace.history.region(),
        workspace.history.records(),
        workspace.objects.differences() if differences is None else differences,
    )


def as_plain(snapshot: Snapshot) -> Any:
    """Return the snapshot as data for JSON."""
    import msgspec

    return msgspec.to_builtins(snapshot)


def load(path: Path) -> Snapshot:
    """Read the output of `eldb status --format json`. Raises UsageError for any other file."""
    import msgspec

    try:
        return msgspec.convert(json.loads(path.read_text(encoding="utf-8"))[KEY], Snapshot)
    except (ValueError, KeyError, TypeError, msgspec.ValidationError) as exc:
        raise UsageError(
            f"{path} is not the status of a database: {exc}", "Write it with: eldb status --format json"
        ) from None
