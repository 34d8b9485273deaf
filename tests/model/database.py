"""The adapter: writes a world into the truth tables and lets personas act on it. It judges nothing.

A world lives in a savepoint that is rolled back. The transaction around it makes the tests' login a gateway and
empties the region; it is begun anew every hundred worlds, so that dead rows can be vacuumed away.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier
from psycopg.types.json import Jsonb

from tests.model.facts import Story
from tests.model.ids import Names, login_of
from tests.model.personas import AUTHENTICATOR, DIRECT, EVERYTHING, NOBODYS, TESTER, Persona
from tests.model.rows import APPROVED, DRAFTED, Clock, Rows
from tests.model.times import Minute
from tests.model.trace_rows import AFTERWARDS
from tests.model.world import World

WORLDS_PER_TRANSACTION = 100

IDS = ("id",)
KEYS: Mapping[str, Sequence[str]] = {
    "community_members": ("community_id", "profile_id"),
    "profile_contacts": ("profile_id",),
    "consent_purposes": ("code",),
    "story_communities": ("story_id", "community_id"),
    "story_versions": ("story_id", "version"),
    "story_people": ("story_id", "profile_id", "role"),
    "story_protocols": ("story_id", "protocol_id"),
    "story_consents": ("story_id", "purpose", "state", "in_effect"),
    "story_settings": (
        "story_id",
        "array_to_string(community_ids, '/')",
        """(SELECT string_agg(s.key, '/' ORDER BY s.key COLLATE "C")
            FROM jsonb_each(consent_settings) AS s WHERE s.value = 'true')""",
    ),
    "protocol_communities": ("protocol_id", "community_id"),
    "protocol_members": ("protocol_id", "community_id", "profile_id"),
    "community_consent_policies": ("community_id", "purpose"),
    "story_embeddings": ("story_id", "model"),
    "label_types": ("family",),
    "label_versions": ("label_id", "version"),
    "label_translations": ("label_id", "version", "language"),
    "story_labels": ("story_id", "label_id"),
    "insight_stories": ("insight_id", "story_id"),
    "insight_votes": ("insight_id", "profile_id"),
    "insight_endorsements": ("insight_id", "elder_id"),
    "value_distribution": ("event_id", "position"),
    "collaboration_operations": ("session_id", "number"),
    "storyteller_connections": ("profile_a_id", "profile_b_id"),
}
"""Where the key of a row is not its id; what a view says of a story is part of it."""

SETUP = (
    "INSERT INTO priv.gateways (login) VALUES (session_user) ON CONFLICT DO NOTHING",
    "DELETE FROM ledger.communities",
    "DELETE FROM ledger.regions WHERE NOT is_local",
    f"CREATE ROLE {login_of(DIRECT)} IN ROLE authenticated",
    f"CREATE ROLE {login_of(NOBODYS)} IN ROLE authenticated",
    # As the superuser, whoever asks: what a statement touched may lie beyond the reach of who ran it.
    """CREATE FUNCTION pg_temp.probe(p_query text) RETURNS text[] LANGUAGE plpgsql SECURITY DEFINER AS $$
    DECLARE v_keys text[];
    BEGIN
        EXECUTE p_query INTO v_keys;
        RETURN coalesce(v_keys, '{}');
    END $$""",
    """CREATE FUNCTION pg_temp.attempt(p_statement text, p_query text) RETURNS text[] LANGUAGE plpgsql AS $$
    DECLARE v_keys text[];
    BEGIN
        EXECUTE p_statement;
        v_keys := pg_temp.probe(p_query);
        RAISE EXCEPTION 'undone' USING ERRCODE = 'MD001';
    EXCEPTION
        WHEN SQLSTATE 'MD001' THEN RETURN v_keys;
        WHEN insufficient_privilege OR integrity_constraint_violation THEN RETURN NULL;
        -- A view that could not be written to by anybody.
        WHEN object_not_in_prerequisite_state THEN RETURN NULL;
    END $$""",
)
BECOME = """SELECT
    set_config('session_authorization', %s, TRUE),
    set_config('role', %s, TRUE),
    set_config('request.jwt.claims', %s, TRUE),
    set_config('ledger.clock', %s, TRUE)"""
Step = tuple[Callable[[Story], bool], str]

REVISING: Sequence[Step] = (
    (lambda story: story.version > 1, "status = 'submitted', submitted_at = now()"),
    (lambda story: story.version > 1, "status = 'draft', review_status = 'changes_requested'"),
    (lambda story: story.version > 1, "content = 'Longer ago.'"),
)
"""How a story comes to its second version: which stories, and what changes."""
FINISHING: Sequence[Step] = (
    (
        lambda story: story.status in ("submitted", "published", "archived"),
        "status = 'submitted', review_status = 'pending', submitted_at = now()",
    ),
    (
        lambda story: story.status in ("published", "archived"),
        "status = 'published', review_status = 'approved', published_at = now()",
    ),
    (lambda story: story.status == "archived", "status = 'archived', archived_at = now()"),
    (lambda story: story.status == "withdrawn", "status = 'withdrawn'"),
    (lambda story: story.status == "erased", "status = 'erased'"),
)
"""How a draft comes to its status."""

Seen = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Attempt:
    """A statement to try, and a query for one array of the keys that it touched."""

    statement: str
    touched: str


class Database:
    """One connection to a region, with the faults that `plants` put into it."""

    def __init__(self, connection: psycopg.Connection[Any], plants: Sequence[str] = ()) -> None:
        self._connection = connection
        self._setup = (*SETUP, *plants)
        self._logins = {TESTER: connection.info.user, AUTHENTICATOR: AUTHENTICATOR}
        self._logins |= {name: login_of(name) for name in (DIRECT, NOBODYS)}
        self._worlds = 0
        self.tables: frozenset[str] = frozenset()
        self._queries: dict[str, bytes] = {}
        self._begin()

    @contextmanager
    def holding(self, world: World) -> Iterator[None]:
        """The database while it holds a world."""
        self._worlds += 1
        if self._worlds % WORLDS_PER_TRANSACTION == 0:
            self._begin()
        self._connection.execute("SAVEPOINT world")
        try:
            self._load(world)
            yield
        finally:
            # Below psycopg, which would forget its prepared statements.
            self._connection.pgconn.exec_(b"ROLLBACK TO SAVEPOINT world")

    def read(self, personas: Iterable[Persona], world: World, at: Minute = 0) -> dict[Persona, Seen]:
        """The keys that each persona sees, table by table, with the clock set to a minute."""
        asked = [(persona, self._query(persona)) for persona in personas]
        with self._connection.pipeline():
            cursors = [(persona, self._as(persona, at, query)) for persona, query in asked]
            self._become(EVERYTHING, 0)
        names = _names(world)
        return {
            persona: {table: frozenset(map(names.read, keys or ())) for table, keys in cursor}
            for persona, cursor in cursors
        }

    def attempt(
        self, persona: Persona, attempts: Sequence[Attempt], world: World, at: Minute = 0
    ) -> list[frozenset[str] | None]:
        """What each statement touches when a persona runs it; None where it is refused. Nothing stays changed."""
        query = b"SELECT pg_temp.attempt(s, q) FROM unnest(%s::text[], %s::text[]) AS a (s, q)"
        parameters = [a.statement for a in attempts], [a.touched for a in attempts]
        cursor = self._as(persona, at, query, parameters)
        self._become(EVERYTHING, 0)
        names = _names(world)
        return [None if keys is None else frozenset(map(names.read, keys)) for (keys,) in cursor]

    def privileged(self, persona: Persona, privilege: str) -> frozenset[str]:
        """The tables on which a persona has a privilege, if only on one column."""
        query = "SELECT t FROM unnest(%s::text[]) AS t WHERE has_any_column_privilege(%s, 'ledger.' || t, %s)"
        if privilege == "DELETE":
            query = "SELECT t FROM unnest(%s::text[]) AS t WHERE has_table_privilege(%s, 'ledger.' || t, %s)"
        found = self._connection.execute(query, (list(self.tables), self._name(persona), privilege))
        return frozenset(table for (table,) in found)

    def _begin(self) -> None:
        for statement in ("ROLLBACK", "VACUUM", "BEGIN", *self._setup):
            self._connection.execute(statement.encode())
        query = """SELECT now(), array_agg(c.relname::text)
            FROM pg_catalog.pg_class AS c
            WHERE c.relnamespace = 'ledger'::regnamespace AND c.relkind IN ('r', 'p', 'v') AND NOT c.relispartition"""
        row = self._connection.execute(query).fetchone()
        assert row
        self._clock = Clock(row[0])
        self.tables = frozenset(row[1])

    def _name(self, persona: Persona) -> str:
        """The role whose rights a persona has."""
        return persona.role or self._logins[persona.login]

    def _query(self, persona: Persona) -> bytes:
        """One statement that reads every table, a text of its own for each role: the server plans it once for each."""
        role = self._name(persona)
        if role not in self._queries:
            parts = []
            for table in sorted(self.privileged(persona, "SELECT")):
                key = " || '/' || ".join(f"{column}::text" for column in KEYS.get(table, IDS))
                parts.append(f"SELECT '{table}', array_agg({key}) FROM ledger.{table}")
            union = " UNION ALL ".join(parts) or "SELECT NULL, NULL WHERE FALSE"
            self._queries[role] = f"/* {role} */ {union}".encode()
        return self._queries[role]

    def _as(self, persona: Persona, at: Minute, query: bytes, parameters: Sequence[Any] = ()) -> psycopg.Cursor[Any]:
        self._become(persona, at)
        return self._connection.execute(query, parameters, prepare=True)

    def _become(self, persona: Persona, at: Minute) -> None:
        clock = self._clock.at(at) if at else ""
        self._connection.execute(
            BECOME, (self._logins[persona.login], persona.role or "none", persona.claims, clock), prepare=True
        )

    def _load(self, world: World) -> None:
        with self._connection.pipeline():
            self._insert(world, DRAFTED)
            self._change(world, REVISING)
            self._insert(world, APPROVED)
            self._change(world, FINISHING)
            # What the loading itself left there.
            self._connection.execute("DELETE FROM ledger.access_logs")
            self._insert(world, AFTERWARDS)

    def _change(self, world: World, steps: Sequence[Step]) -> None:
        for concerns, change in steps:
            titles = [story.id for story in world.stories if concerns(story)]
            if titles:
                statement = f"UPDATE ledger.stories SET {change} WHERE title = ANY(%s)"
                self._connection.execute(statement.encode(), (titles,), prepare=True)

    def _insert(self, world: World, tables: Rows) -> None:
        for table, rows_of in tables.items():
            rows, (schema, name) = list(rows_of(world, self._clock)), table.split(".")
            if rows and (name in self.tables or schema == "priv"):
                columns = SQL(", ").join(map(Identifier, rows[0]))
                query = SQL("INSERT INTO {0} ({1}) SELECT {1} FROM jsonb_populate_recordset(NULL::{0}, %s)")
                self._connection.execute(query.format(Identifier(schema, name), columns), (Jsonb(rows),), prepare=True)


def _names(world: World) -> Names:
    return Names.of(fact.id for fact in world.facts if hasattr(fact, "id"))
