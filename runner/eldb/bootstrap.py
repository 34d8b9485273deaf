"""From nothing to a verified region, in steps that each do nothing where nothing is to be done."""

from eldb.apply import Applied, Runner
from eldb.plan import NO_OVERRIDES, Overrides
from eldb.record import pinned
from eldb.workspace import Workspace


def apply_region(
    workspace: Workspace, runner: Runner, overrides: Overrides = NO_OVERRIDES, *, configure: bool = False
) -> tuple[list[Applied], int]:
    """Apply the files, pin the region and configure it; return the files and how many rows the profile changed.

    What is configured already is asked again only with `configure`, or when files or profile changed.
    """
    workspace.require_own_identity()
    applied = runner.apply(overrides)
    if workspace.profile is None:
        return applied, 0
    region = workspace.history.region()
    if (region.region_id, region.system_identifier) != (workspace.profile.region_id, workspace.system_identifier()):
        workspace.history.write(pinned(workspace.profile.region_id))
    if configure or applied or region.profile_hash != workspace.profile.sha256:
        workspace.history.write(workspace.configure())
        changed = workspace.session.row("SELECT current_setting('eldb.changed')::integer")
        return applied, changed[0] if changed else 0
    return applied, 0
