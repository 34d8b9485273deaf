"""From nothing to a verified region, in steps that each do nothing where nothing is to be done."""

import json
from collections.abc import Mapping
from typing import Any

from psycopg import sql

from eldb.apply import Applied, Runner
from eldb.plan import NO_OVERRIDES, Overrides
from eldb.workspace import Workspace


def apply_region(
    workspace: Workspace, runner: Runner, overrides: Overrides = NO_OVERRIDES, *, configure: bool = False
) -> tuple[list[Applied], int]:
    """Apply the files, pin the region and configure it; return the files and how many rows the profile changed.

    What is configured already is asked again only with `configure`, or when files or profile changed.
    """
    workspace.require_identity()
    applied = runner.apply(overrides)
    if workspace.profile is None:
        return applied, 0
    pinned = workspace.history.region()
    cluster = workspace.system_identifier()
    if (pinned.region_id, pinned.system_identifier) != (workspace.profile.region_id, cluster):
        workspace.history.pin(workspace.profile.region_id, cluster)
    if configure or applied or pinned.profile_hash != workspace.profile.sha256:
        return applied, _configure(workspace, workspace.profile.document)
    return applied, 0


def _configure(workspace: Workspace, document: Mapping[str, Any]) -> int:
    session = workspace.session
    exists = session.row("SELECT to_regprocedure('ops.configure_region(jsonb)') IS NOT NULL")
    with session.connection.transaction():
        changed = 0
        if exists and exists[0]:
            session.connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(str(workspace.owner))))
            row = session.row("SELECT ops.configure_region(%s)", (json.dumps(document),))
            changed = int(row[0]) if row else 0
            session.connection.execute("RESET ROLE")
        assert workspace.profile is not None
        if changed or workspace.history.region().profile_hash != workspace.profile.sha256:
            workspace.history.record_profile(document, workspace.profile.sha256, changed)
    return changed
