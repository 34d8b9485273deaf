"""Build a script for psql that does what `apply` would do."""

import hashlib

from eldb import __version__
from eldb.apply.frame import LAZY_COMMIT, build_opening
from eldb.database.limits import LIMITS
from eldb.database.runner_lock import LOCK
from eldb.database.settings import RESET, SETTINGS
from eldb.files.render import quote_literal
from eldb.history import record
from eldb.history.objects import READ_ALIKE, build_seal
from eldb.history.snapshot import Snapshot
from eldb.history.store import CREATE_HISTORY, require_ended
from eldb.paths import packaged
from eldb.planning.plan import Plan, Step
from eldb.planning.project import Project


def build_bundle(project: Project, plan: Plan, snapshot: Snapshot) -> str:
    """Return one SQL script, empty if there is nothing to do. Raises DriftError after an interrupted run."""
    require_ended(snapshot.records)
    profile = project.profile
    left = project.left(snapshot.records)
    is_pinned = profile is None or snapshot.region.is_pinned(profile, snapshot.system_identifier)
    is_configured = profile is None or snapshot.region.profile_hash == profile.sha256
    if plan.is_empty and not left and is_pinned and is_configured:
        return ""
    texts = project.render(plan)
    parts = [_build_head(project, plan, snapshot)]
    if not snapshot.server.has_history:
        parts.append(f"BEGIN;\n{CREATE_HISTORY}\nCOMMIT;\n")
    if plan.moves:
        parts.append(f"-- Moved, renamed and merged files.\nBEGIN;\n{record.build_moves(plan.moves)}\nCOMMIT;\n")
    parts += [_build_step(project, step, texts[step.source.path]) for step in plan.steps]
    if left:
        parts.append(f"-- Files that no longer apply here, because their twin does.\n{record.build_removal(left)}\n")
    if plan.steps:
        healed = {step.source.path for step in plan.steps if step.action == "heal"}
        statement = build_seal(has_jobs=project.has("ops.jobs"), healed=healed)
        parts.append(packaged("bundle_seal.sql").format(path=READ_ALIKE, seal=statement))
    if profile and not is_pinned:
        parts.append(f"{record.build_pin(profile.region_id)};\n")
    if profile and (plan.steps or not is_configured):
        parts.append(f"-- The region's profile.\n{record.build_configuration(project)};\n")
    return "\n".join(parts)


def _build_head(project: Project, plan: Plan, snapshot: Snapshot) -> str:
    records = sorted(snapshot.records.items())
    lines = "\n".join(f"{path} {found.state} {found.rendered_hash}" for path, found in records)
    history = lines if snapshot.server.has_history else "none"
    region = project.profile.region_id if project.profile else snapshot.region.region_id
    return packaged("bundle_head.sql").format(
        files=len(plan.steps),
        database=snapshot.server.database,
        region=region or "(none)",
        version=snapshot.server.version,
        tool=__version__,
        steps="\n".join(f"--   {step.action} {step.source.path}: {step.reason}" for step in plan.steps),
        settings=SETTINGS,
        lock=LOCK,
        major=snapshot.server.major,
        region_literal=quote_literal(region),
        history=hashlib.sha256(history.encode()).hexdigest(),
    )


def _build_step(project: Project, step: Step, text: str) -> str:
    commit = project.tree.git_commit
    body = [
        build_opening(step.source, text, project.owner, LIMITS),
        text.rstrip() if text.rstrip().endswith(";") else f"{text.rstrip()}\n;",
        RESET,
    ]
    if step.source.headers.no_transaction:
        lines = [f"{record.build_intent(step, text, commit)};", *body, f"{record.build_outcome(step)};"]
    else:
        lines = [*body, f"{LAZY_COMMIT}", f"{record.build_applied(step, commit)};", "COMMIT;"]
    return "\n".join([f"-- {step.source.path}: {step.reason}", *lines, ""])
