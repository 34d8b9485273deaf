"""The statement that writes a file's row: whole as text, so that `plan --sql` can show what `apply` sends."""

import json
from typing import Any

from eldb import __version__
from eldb.plan import Step
from eldb.render import quote_literal
from eldb.session import system_user

_COLUMNS = (
    "path",
    "pack",
    "state",
    "source_hash",
    "inputs_hash",
    "rendered_hash",
    "content",
    "system_user_name",
    "duration_ms",
    "lock_wait_ms",
    "tool_version",
    "git_commit",
    "intent",
)
_UPDATES = ", ".join(f"{column} = excluded.{column}" for column in (*_COLUMNS[1:], "xid"))
_THIS_TRANSACTION = "pg_current_xact_id()::xid::text::bigint"


def write_record(
    step: Step,
    state: str,
    *,
    xid: int | None = None,
    duration_ms: float = 0.0,
    wait_ms: float = 0.0,
    commit: str | None = None,
    intent: Any = None,
) -> str:
    """Return the INSERT of the file's row and of its event; `xid` None stands for the transaction that it runs in."""
    source = step.source
    values = (
        source.path,
        source.pack,
        state,
        source.sha256,
        step.digest.inputs,
        step.digest.rendered,
        source.text if source.versioned else None,
        system_user(),
        round(duration_ms, 3),
        round(wait_ms, 3),
        __version__,
        commit,
        None if intent is None else json.dumps(intent),
    )
    row = ", ".join([*map(quote_literal, values), _THIS_TRANSACTION if xid is None else str(xid)])
    detail = json.dumps({"reason": step.reason, "state": state})
    event = ", ".join(map(quote_literal, (step.action, source.path, detail)))
    return (
        f"INSERT INTO eldb.files ({', '.join(_COLUMNS)}, xid) VALUES ({row})"
        f" ON CONFLICT (path) DO UPDATE SET {_UPDATES},"
        " is_sealed = FALSE, applied_at = clock_timestamp(), applied_by = SESSION_USER;"
        f" INSERT INTO eldb.events (kind, path, detail) VALUES ({event})"
    )
