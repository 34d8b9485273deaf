"""What is written to the history: as text, so that `plan --sql` shows what `apply` sends."""

import json
from collections.abc import Iterable
from typing import Any

from eldb import __version__
from eldb.database.session import system_user
from eldb.files.render import quote_identifier, quote_literal
from eldb.files.statements import concurrent_target
from eldb.planning.plan import Step
from eldb.planning.project import Project

_INVALID_INDEXES = (
    "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_catalog.pg_index AS i"
    " INNER JOIN pg_catalog.pg_class AS c ON i.indexrelid = c.oid"
    " INNER JOIN pg_catalog.pg_namespace AS n ON c.relnamespace = n.oid"
    " WHERE NOT i.indisvalid AND c.relkind = 'i' ORDER BY 1"
)
SYSTEM_IDENTIFIER = (
    "CASE WHEN has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE')"
    " THEN (SELECT c.system_identifier FROM pg_catalog.pg_control_system() AS c) END"
)
_COLUMNS = (
    "path",
    "pack",
    "source_hash",
    "inputs_hash",
    "rendered_hash",
    "content",
    "system_user_name",
    "tool_version",
    "git_commit",
    "lock_wait_ms",
    "xid",
    "state",
    "duration_ms",
    "intent",
)
_UPDATES = ", ".join(f"{column} = excluded.{column}" for column in _COLUMNS[1:])
_MS_SINCE = "round((extract(epoch FROM clock_timestamp() - {}) * 1000)::numeric, 3)"
_INTENT = (
    "(SELECT {target}::jsonb || jsonb_build_object('pid', a.pid, 'started', a.backend_start, 'invalid',"
    f" ARRAY({_INVALID_INDEXES})) FROM pg_catalog.pg_stat_activity AS a WHERE a.pid = pg_backend_pid())"
)


def applied(step: Step, commit: str | None, wait_ms: float = 0.0) -> str:
    """The file's row and event, to be written in the transaction that the file ran in."""
    return _row(step, "applied", commit, _MS_SINCE.format("transaction_timestamp()"), "NULL", wait_ms)


def intended(step: Step, text: str, commit: str | None, watch: int | None = None) -> str:
    """The row of a no-transaction file before it runs; `watch` is the pid of the session that tells that eldb lives."""
    target = {**concurrent_target(text), "watch": watch}
    return _row(step, "intent", commit, "NULL", _INTENT.format(target=quote_literal(json.dumps(target))))


def confirmed(step: Step) -> str:
    """The outcome of a no-transaction file."""
    return f"{confirm(step.source.path)}; {_event(step, 'applied')}"


def confirm(path: str) -> str:
    """Turn an intent into a row of an applied file."""
    return (
        f"UPDATE eldb.files SET state = 'applied', intent = NULL, duration_ms = {_MS_SINCE.format('applied_at')},"
        f" applied_at = clock_timestamp() WHERE path = {quote_literal(path)} AND state = 'intent'"
    )


def abandoned(path: str) -> str:
    """Take back an intent that left nothing."""
    return f"DELETE FROM eldb.files WHERE path = {quote_literal(path)} AND state = 'intent'"


def forgotten(paths: Iterable[str], kind: str = "forget") -> str:
    """Take files out of the history; the events are of that kind."""
    return "".join(f"DELETE FROM eldb.files WHERE path = {quote_literal(path)}; {event(kind, path)};" for path in paths)


def pinned(region_id: str) -> str:
    """Which region this database is, and on which cluster."""
    return (
        f"UPDATE eldb.region SET region_id = {quote_literal(region_id)}, system_identifier = {SYSTEM_IDENTIFIER},"
        f" pinned_at = clock_timestamp(); {event('pin', None, {'region': region_id})}"
    )


def configured(project: Project) -> str:
    """Make the database agree with the profile, in a transaction; its setting eldb.changed is how many rows changed."""
    assert project.profile is not None
    profile, profile_hash = quote_literal(json.dumps(project.profile.document)), quote_literal(project.profile.sha256)
    changed, role = "0", "NONE"
    if project.has("ops.configure_region"):
        changed, role = f"ops.configure_region({profile})", quote_identifier(project.owner)
    news = f"(current_setting('eldb.changed') <> '0' OR profile_hash IS DISTINCT FROM {profile_hash})"
    return (
        f"BEGIN; SET LOCAL ROLE {role};"
        f" SELECT set_config('eldb.changed', {changed}::text, FALSE); RESET ROLE;"
        " INSERT INTO eldb.events (kind, detail) SELECT 'configure',"
        f" jsonb_build_object('rows', current_setting('eldb.changed')::integer) FROM eldb.region WHERE {news};"
        f" UPDATE eldb.region SET profile = {profile}, profile_hash = {profile_hash} WHERE {news};"
        " COMMIT"
    )


def event(kind: str, path: str | None, detail: Any = None) -> str:
    """One event."""
    values = ", ".join(map(quote_literal, (kind, path, json.dumps(detail or {}))))
    return f"INSERT INTO eldb.events (kind, path, detail) VALUES ({values})"


def _row(step: Step, state: str, commit: str | None, duration: str, intent: str, wait_ms: float = 0.0) -> str:
    source = step.source
    values = (
        source.path,
        source.pack,
        source.sha256,
        step.digest.inputs,
        step.digest.rendered,
        source.text if source.versioned else None,
        system_user(),
        __version__,
        commit,
        round(wait_ms, 3),
    )
    row = ", ".join(
        [*map(quote_literal, values), "pg_current_xact_id()::xid::text::bigint", quote_literal(state), duration, intent]
    )
    return (
        f"INSERT INTO eldb.files ({', '.join(_COLUMNS)}) VALUES ({row})"
        f" ON CONFLICT (path) DO UPDATE SET {_UPDATES},"
        f" is_sealed = FALSE, applied_at = clock_timestamp(), applied_by = SESSION_USER; {_event(step, state)}"
    )


def _event(step: Step, state: str) -> str:
    return event(step.action, step.source.path, {"reason": step.reason, "state": state})
