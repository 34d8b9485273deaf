"""Ask a live region who reads which story, and leave nothing behind.

In one transaction, the probe makes canary stories and reads each of them, in each status, as each reader. It compares
the result with probe_model, and rolls back.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

from eldb.database.failure import SqlFailure
from eldb.database.ready import require_ready
from eldb.errors import DatabaseError, RetryError, UsageError
from eldb.history.workspace import Workspace
from eldb.paths import packaged
from eldb.proof.findings import CheckFinding, from_runner
from eldb.proof.probe_model import READERS, Reader, State, canaries, edits, reads, states

_LIMITS = "SET LOCAL statement_timeout = '20s'; SET LOCAL lock_timeout = '2s'; SET LOCAL jit = off;"
# The other columns that each status sets.
_STEPS = {
    "draft": "review_status = 'pending'",
    "submitted": "submitted_at = now()",
    "published": "review_status = 'approved', published_at = now()",
    "archived": "archived_at = now()",
    "withdrawn": "published_at = NULL, archived_at = NULL",
    "erased": "review_status = 'pending'",
}
_EDITS_ASKED = (State("draft", "public"), State("published", "public"))
_PATHS_ASKED = (State("published", "public"), State("withdrawn", "public"))
"""The states in which the probe reads every table that leads to a story: widely readable, and withdrawn."""


@dataclass(frozen=True)
class AccessDifference:
    """Canaries, with their status, that one reader may use against the model (`opened`) or may not use (`closed`)."""

    reader: Reader
    command: str
    table: str
    opened: frozenset[str]
    closed: frozenset[str]


def probe(workspace: Workspace) -> list[CheckFinding]:
    """Walk the access matrix; return one finding for each reader, command and table that differ from the model.

    Raises UsageError without the pack stories or a profile, RetryError on a standby or for a held lock, and
    DatabaseError if the login cannot become one of the roles.
    """
    require_ready(workspace.session)
    if not workspace.roles or workspace.session.value("SELECT to_regclass('ledger.stories') IS NULL"):
        raise UsageError(
            "this database has no stories to probe", "The probe needs the pack stories and a region profile."
        )
    try:
        with workspace.session.connection.transaction(force_rollback=True):
            workspace.session.connection.execute(_LIMITS)
            walk = _Walk(workspace, workspace.roles)
            return [_as_finding(walk, difference) for difference in _merged(walk.differences())]
    except (psycopg.errors.LockNotAvailable, SqlFailure) as exc:
        if isinstance(exc, SqlFailure) and not exc.lock_was_busy:
            raise
        raise RetryError(
            "another session holds a lock that the probe needs", "Run again. Nothing was changed."
        ) from exc


class _Walk:
    """The transaction of a probe."""

    def __init__(self, workspace: Workspace, roles: Mapping[str, Any]) -> None:
        self.session = workspace.session
        self.roles = roles
        self.readers = [reader for reader in READERS if self._allows(reader, "SELECT")]
        self._become_able()
        self._make_world()

    def differences(self) -> Iterator[AccessDifference]:
        """Compare every reader in every state with the model."""
        for state in states():
            self._step(state)
            for reader in self.readers:
                with self._as(reader):
                    yield from self._ask(reader, state)

    def policies(self, difference: AccessDifference) -> str:
        """Return the names of the policies that decided."""
        command = "UPDATE" if difference.command == "edits" else "SELECT"
        return str(
            self.session.value(
                packaged("probe_policies.sql"), (difference.table, command, self.roles[difference.reader.role])
            )
        )

    def _ask(self, reader: Reader, state: State) -> Iterator[AccessDifference]:
        seen = self._titles("SELECT title FROM ledger.stories WHERE id = ANY(%s)")
        expected = {canary.title for canary in self.canaries if reads(reader, canary, state)}
        yield _difference(reader, "reads", "stories", state, seen, expected)
        if state in _EDITS_ASKED and self._allows(reader, "UPDATE"):
            edited = self._titles("UPDATE ledger.stories SET title = title WHERE id = ANY(%s) RETURNING title")
            expected = set(self.title_of.values()) if edits(reader, state) else set()
            yield _difference(reader, "edits", "stories", state, edited, expected)
        if state in _PATHS_ASKED and not reader.reads_all:
            for table in self.session.column(packaged("probe_paths.sql"), (self.roles[reader.role],)):
                query = SQL("SELECT DISTINCT story_id FROM {} WHERE story_id = ANY(%s)").format(
                    Identifier("ledger", table)
                )
                stories = self.session.column(query.as_string(None), (list(self.title_of),))
                led = {self.title_of[story] for story in stories}
                # A reader of the story need not read this table, so a missing row is not a difference.
                yield _difference(reader, "reads", table, state, led - seen, set())

    def _titles(self, query: str) -> set[str]:
        return set(self.session.column(query, (list(self.title_of),)))

    def _allows(self, reader: Reader, privilege: str) -> bool:
        query = "SELECT has_any_column_privilege(%s, 'ledger.stories', %s)"
        return bool(self.session.value(query, (self.roles[reader.role], privilege)))

    def _become_able(self) -> None:
        """Grant the roles of the readers to the login, for this transaction."""
        missing = []
        for role in sorted({self.roles[reader.role] for reader in self.readers} | {self.roles["owner"]}):
            try:
                with self.session.connection.transaction():
                    self._grant(role)
                    self.session.connection.execute(SQL("SET LOCAL ROLE {}; RESET ROLE").format(Identifier(role)))
            except psycopg.errors.InsufficientPrivilege:
                missing.append(role)
        if missing:
            login = self.session.server.login
            raise DatabaseError(
                f"login {login} cannot become {', '.join(missing)}",
                f"As an administrator: GRANT {', '.join(missing)} TO {login}. Nothing was changed.",
            )

    def _grant(self, role: str) -> None:
        # Since 16, a member can lack the right to become the role.
        right = "SET" if self.session.server.major >= 16 else "MEMBER"
        if not self.session.value("SELECT pg_has_role(session_user, %s, %s)", (role, right)):
            self.session.connection.execute(SQL("GRANT {} TO SESSION_USER").format(Identifier(role)))

    def _make_world(self) -> None:
        self.canaries = list(canaries())
        given = {
            **{f"probe.{duty}": self.roles[duty] for duty in ("owner", "definer", "authenticated")},
            "probe.canaries": json.dumps([asdict(canary) for canary in self.canaries]),
        }
        for name, value in given.items():
            self.session.row("SELECT set_config(%s, %s, TRUE)", (name, value))
        self.session.run_file(packaged("probe_world.sql"), "probe_world.sql")
        self.ids: dict[str, str] = self.session.value("SELECT current_setting('probe.ids')::jsonb")
        query = "SELECT id, title FROM ledger.stories WHERE storyteller_id = %s"
        self.title_of: dict[Any, str] = dict(self.session.rows(query, (self.ids["teller"],)))

    def _step(self, state: State) -> None:
        self._set(self.roles["definer"], "")
        query = f"UPDATE ledger.stories SET status = %s, privacy = %s, {_STEPS[state.status]} WHERE id = ANY(%s)"
        self.session.connection.execute(query.encode(), (state.status, state.privacy, list(self.title_of)))

    @contextmanager
    def _as(self, reader: Reader) -> Iterator[None]:
        """Make the session a reader's, and undo the reader's changes afterwards."""
        with self.session.connection.transaction(force_rollback=True):
            claims = json.dumps({"sub": self.ids[reader.claim]}) if reader.claim else ""
            self._set(self.roles[reader.role], claims)
            yield

    def _set(self, role: str, claims: str) -> None:
        query = "SELECT set_config('request.jwt.claims', %s, TRUE), set_config('role', %s, TRUE)"
        self.session.row(query, (claims, role))


def _difference(
    reader: Reader, command: str, table: str, state: State, found: set[str], expected: set[str]
) -> AccessDifference:
    opened, closed = (
        frozenset(f"{state.status}/{state.privacy}/{title}" for title in titles)
        for titles in (found - expected, expected - found)
    )
    return AccessDifference(reader, command, table, opened, closed)


def _merged(differences: Iterator[AccessDifference]) -> list[AccessDifference]:
    """Return one difference for each reader, command and table, without empty ones."""
    merged: dict[tuple[str, str, str], AccessDifference] = {}
    for difference in differences:
        key = difference.reader.name, difference.command, difference.table
        known = merged.get(key, AccessDifference(difference.reader, *key[1:], frozenset(), frozenset()))
        merged[key] = AccessDifference(
            known.reader, known.command, known.table, known.opened | difference.opened, known.closed | difference.closed
        )
    return [difference for difference in merged.values() if difference.opened or difference.closed]


def _as_finding(walk: _Walk, difference: AccessDifference) -> CheckFinding:
    reader, table = difference.reader, f"ledger.{difference.table}"
    told = [
        f"{words} {len(cells)} stories, for instance {', '.join(sorted(cells)[:3])}"
        for words, cells in (
            (f"{difference.command} what the model forbids,", difference.opened),
            (f"no longer {difference.command} what the model allows,", difference.closed),
        )
        if cells
    ]
    return from_runner(
        "probe",
        f"{reader.name}:{difference.command}:{table}",
        f"{reader.name} (role {walk.roles[reader.role]}) on {table} {'; '.join(told)}. "
        f"Each is status/privacy/consent/protocol/period. Policies that decided: {walk.policies(difference)}.",
        "eldb verify and eldb diff show the objects that differ from their files; eldb apply restores them.",
        category="SECURITY",
        opened=len(difference.opened),
        closed=len(difference.closed),
    )
