"""Build the statements that write to the history, as text for `apply` and for `plan --sql`."""

import json
from collections.abc import Iterable
from typing import Any

from eldb import __version__
from eldb.database.session import system_user
from eldb.files.render import quote_identifier, quote_literal
from eldb.files.statements import concurrent_target
from eldb.paths import packaged
from eldb.planning.plan import Move, Step
from eldb.planning.project import Project

SYSTEM_IDENTIFIER = (
    "CASE WHEN has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE')"
    " THEN (SELECT c.system_identifier FROM pg_catalog.pg_control_system() AS c) END"
)
_MS_SINCE = "round((extract(epoch FROM clock_timestamp() - {}) * 1000)::numeric, 3)"


def build_applied(step: Step, commit: str | None, wait_ms: float = 0.0) -> str:
    """Return row and event of a file, for the transaction in which it ran."""
    return _build_row(step, "applied", commit, _MS_SINCE.format("transaction_timestamp()"), "NULL", wait_ms)


def build_intent(step: Step, text: str, commit: str | None, watch: int | None = None) -> str:
    """Return the row of a no-transaction file before it runs; `watch` is the pid of a session that ends with eldb."""
    target = {**concurrent_target(text), "watch": watch}
    return _build_row(
        step, "intent", commit, "NULL", packaged("intent.sql").format(target=quote_literal(json.dumps(target)))
    )


def build_outcome(step: Step) -> str:
    """Return what ends the intent of a no-transaction file, and its event."""
    return f"{build_confirmation(step.source.path)}; {_build_step_event(step, 'applied')}"


def build_confirmation(path: str) -> str:
    """Return what turns an intent into the row of an applied file."""
    return (
        f"UPDATE eldb.files SET state = 'applied', intent = NULL, duration_ms = {_MS_SINCE.format('applied_at')},"
        f" applied_at = clock_timestamp() WHERE path = {quote_literal(path)} AND state = 'intent'"
    )


def build_intent_removal(path: str) -> str:
    """Return what deletes an intent that left nothing behind."""
    return f"DELETE FROM eldb.files WHERE path = {quote_literal(path)} AND state = 'intent'"


def build_removal(paths: Iterable[str], kind: str = "forget") -> str:
    """Return what deletes files from the history, with an event of this kind for each."""
    return "".join(
        f"DELETE FROM eldb.files WHERE path = {quote_literal(path)}; {build_event(kind, path)};" for path in paths
    )


def build_moves(moves: Iterable[Move]) -> str:
    """Return what gives files and their objects their new paths."""
    return "".join(_build_move(move) for move in moves)


def build_pin(region_id: str) -> str:
    """Return what stores the region and the cluster of this database."""
    return (
        f"UPDATE eldb.region SET region_id = {quote_literal(region_id)}, system_identifier = {SYSTEM_IDENTIFIER},"
        f" pinned_at = clock_timestamp(); {build_event('pin', None, {'region': region_id})}"
    )


def build_configuration(project: Project) -> str:
    """Return the transaction that configures the database; it sets eldb.changed to the number of changed rows."""
    assert project.profile is not None
    profile, profile_hash = quote_literal(json.dumps(project.profile.document)), quote_literal(project.profile.sha256)
    changed, role = "0", "NONE"
    if project.has("ops.configure_region"):
        changed, role = f"ops.configure_region({profile})", quote_identifier(project.owner)
    return packaged("configure.sql").format(role=role, changed=changed, profile=profile, profile_hash=profile_hash)


def build_event(kind: str, path: str | None, detail: Any = None) -> str:
    """Return what writes one event."""
    values = ", ".join(map(quote_literal, (kind, path, json.dumps(detail or {}))))
    return f"INSERT INTO eldb.events (kind, path, detail) VALUES ({values})"


def _build_row(step: Step, state: str, commit: str | None, duration: str, intent: str, wait_ms: float = 0.0) -> str:
    source = step.source
    values = {
        "path": source.path,
        "pack": source.pack,
        "source_hash": source.sha256,
        "inputs_hash": step.digest.inputs,
        "rendered_hash": step.digest.rendered,
        "content": source.text if source.versioned else None,
        "system_user_name": system_user(),
        "tool_version": __version__,
        "git_commit": commit,
        "lock_wait_ms": round(wait_ms, 3),
        "state": state,
    }
    literals = {name: quote_literal(value) for name, value in values.items()}
    row = packaged("file_row.sql").format(**literals, duration_ms=duration, intent=intent)
    return f"{row.rstrip()}; {_build_step_event(step, state)}"


def _build_move(move: Move) -> str:
    was, now = quote_literal(move.was), quote_literal(move.now)
    file = (
        f"UPDATE eldb.files SET path = {now} WHERE path = {was}"
        if move.keeps_record
        else f"DELETE FROM eldb.files WHERE path = {was}"
    )
    objects = f"UPDATE eldb.objects SET path = {now} WHERE path = {was}"
    return f"{file}; {objects}; {build_event('adopt', move.now, {'moved_from': move.was})}; "


def _build_step_event(step: Step, state: str) -> str:
    return build_event(step.action, step.source.path, {"reason": step.reason, "state": state})
