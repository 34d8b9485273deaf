"""Take over a database that has the objects already: its files are marked as applied, once they are proven to be."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager

from eldb.database.limits import LIMITS, Limits
from eldb.database.transaction import transaction
from eldb.drift.shadow import shadow
from eldb.errors import DriftError
from eldb.history.record import event
from eldb.history.workspace import Workspace

_FILES = "SELECT to_jsonb(f) FROM eldb.files AS f"
_COPY_FILES = """
INSERT INTO eldb.files
SELECT r.*
FROM jsonb_array_elements(%s::jsonb) AS f (file)
CROSS JOIN LATERAL jsonb_populate_record(
    NULL::eldb.files,
    f.file || jsonb_build_object('xid', pg_current_xact_id()::xid::text::bigint, 'applied_at', clock_timestamp())
) AS r
"""
_COPY_OBJECTS = "INSERT INTO eldb.objects SELECT r.* FROM jsonb_populate_recordset(NULL::eldb.objects, %s::jsonb) AS r"
# What files let others do with the history is no object of theirs, and not told of where it does not exist yet.
_GRANTS = """
SELECT format('GRANT %s ON %s TO %s', a.privilege_type, o.name, a.grantee::regrole)
FROM (
    SELECT 'SCHEMA eldb' AS name, n.nspacl AS acl, n.nspowner AS owner
    FROM pg_catalog.pg_namespace AS n
    WHERE n.nspname = 'eldb'
    UNION ALL
    SELECT CASE c.relkind WHEN 'S' THEN 'SEQUENCE ' ELSE 'TABLE ' END || c.oid::regclass, c.relacl, c.relowner
    FROM pg_catalog.pg_class AS c
    WHERE c.relnamespace = 'eldb'::regnamespace AND c.relkind IN ('r', 'S')
) AS o
CROSS JOIN LATERAL pg_catalog.aclexplode(o.acl) AS a
WHERE a.grantee <> o.owner
"""


def baseline(
    workspace: Workspace, elsewhere: Callable[[], AbstractContextManager[str]], limits: Limits = LIMITS
) -> tuple[int, int]:
    """Mark every file as applied; return how many, and how many objects they made. `elsewhere` is that of `shadow`.

    Raises DriftError with the database unchanged where it has a history, or an object that is not as the files say.
    """
    if workspace.history.records():
        raise DriftError("this database has a history already", "eldb status shows it; eldb apply goes on from there.")
    with shadow(workspace, elsewhere) as truth:
        objects = truth.objects.known()
        files = [file for (file,) in truth.session.rows(_FILES)]
        grants = [grant for (grant,) in truth.session.rows(_GRANTS)]
    if differences := workspace.objects.differences_from(objects):
        raise DriftError(
            "\n".join(["not as the files say:", *(f"  {found.explained}" for found in differences)]),
            "eldb diff --shadow shows what puts it right. Nothing was changed.",
        )
    session = workspace.session
    workspace.history.create()
    with transaction(session, limits, keep=True):
        session.connection.execute(_COPY_FILES, (json.dumps(files),))
        session.connection.execute(_COPY_OBJECTS, (json.dumps(objects),))
        workspace.history.write(event("adopt", None, {"files": len(files), "objects": len(objects)}))
        for grant in grants:
            session.connection.execute(grant)
    return len(files), len(objects)
