"""Take over a database that has the objects already: prove it, then mark the files as applied."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager

from eldb.database.limits import LIMITS
from eldb.database.transaction import transaction
from eldb.drift.shadow import shadow
from eldb.errors import DriftError, listed
from eldb.history.record import build_event
from eldb.history.store import require_ended
from eldb.history.workspace import Workspace
from eldb.paths import packaged

_FILES = "SELECT to_jsonb(f) FROM eldb.files AS f"
_COPY_OBJECTS = "INSERT INTO eldb.objects SELECT r.* FROM jsonb_populate_recordset(NULL::eldb.objects, %s::jsonb) AS r"


def baseline(workspace: Workspace, elsewhere: Callable[[], AbstractContextManager[str]]) -> tuple[int, int]:
    """Mark every file without a record as applied; return the number of files and of objects.

    `elsewhere` is that of `shadow`. Raises DriftError, and changes nothing, if every file has a record, if a run was
    interrupted, or if an object differs from the files.
    """
    records = workspace.history.records()
    require_ended(records)
    if all(source.path in records for source in workspace.applicable):
        raise DriftError("this database already has a history", "Use eldb apply; eldb status shows the history.")
    with shadow(workspace, elsewhere) as truth:
        objects = truth.objects.known()
        files = [file for file in truth.session.column(_FILES) if file["path"] not in records]
        grants = truth.session.column(packaged("adopt/grants.sql"))
    if differences := workspace.objects.differences_from(objects):
        raise DriftError(
            listed("these objects differ from the files:", (found.explained for found in differences)),
            "eldb diff --shadow shows the SQL that corrects them. Nothing was changed.",
        )
    session = workspace.session
    workspace.history.create()
    with transaction(session, LIMITS, keep=True):
        session.connection.execute(packaged("adopt/copy_files.sql"), (json.dumps(files),))
        session.connection.execute("DELETE FROM eldb.objects")
        session.connection.execute(_COPY_OBJECTS, (json.dumps(objects),))
        workspace.history.write(build_event("adopt", None, {"files": len(files), "objects": len(objects)}))
        for grant in grants:
            session.connection.execute(grant)
    return len(files), len(objects)
