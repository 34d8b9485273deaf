"""The adapter to a database: it loads a world and lets personas read and write. It does not judge the outcome.

A world is loaded after a savepoint, which is rolled back. The transaction around it makes the login of the tests a
gateway and empties the region. It begins anew every hundred worlds, so that VACUUM can remove dead rows.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.sql import Composed

from tests.model.ids import Names, login_of, uuid_of
from tests.model.keys import IDS, KEYS
from tests.model.loading import load
from tests.model.personas import AUTHENTICATOR, DIRECT, EVERYTHING, TESTER, UNLISTED, Persona
from tests.model.rows import Clock
from tests.model.times import Minute
from tests.model.world import World

WORLDS_PER_TRANSACTION = 100

SETUP = (
    "INSERT INTO priv.gateways (login) VALUES (session_user) ON CONFLICT DO NOTHING",
    "DELETE FROM ledger.communities",
    "DELETE FROM ledger.regions WHERE NOT is_local",
    f"CREATE ROLE {login_of(DIRECT)} IN ROLE authenticated",
    f"CREATE ROLE {login_of(UNLISTED)} IN ROLE authenticated",
    # It runs as the superuser: the persona may not see the rows that its statement touched.
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
        -- Nobody can write to this view.
        WHEN object_not_in_prerequisite_state THEN RETURN NULL;
    END $$""",
    """CREATE FUNCTION pg_temp.call(p_statement text) RETURNS text[] LANGUAGE plpgsql AS $$
    DECLARE v_returned text;
    BEGIN
        EXECUTE p_statement INTO v_returned;
        RETURN ARRAY[NULL, v_returned];
    EXCEPTION
        WHEN OTHERS THEN RETURN ARRAY[SQLSTATE, SQLERRM];
    END $$""",
)
BECOME = """SELECT
    set_config('session_authorization', %s, TRUE),
    set_config('role', %s, TRUE),
    set_config('request.jwt.claims', %s, TRUE),
    set_config('ledger.clock', %s, TRUE)"""
Seen = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Attempt:
    """A statement to try, and a query that returns the keys of the rows that it touched as one array."""

    statement: str
    touched: str


class WorldDatabase:
    """One connection to a region, with the seeded bugs that it was opened with."""

    def __init__(self, connection: psycopg.Connection[Any], bugs: Sequence[str] = ()) -> None:
        self._connection = connection
        self._setup = (*SETUP, *bugs)
        self._logins = {TESTER: connection.info.user, AUTHENTICATOR: AUTHENTICATOR}
        self._logins |= {name: login_of(name) for name in (DIRECT, UNLISTED)}
        self._worlds = 0
        self._given: dict[str, str] = {}
        """The ids that functions gave to new rows, by the names that the model gave to them."""
        self.tables: frozenset[str] = frozenset()
        self._queries: dict[tuple[str, frozenset[str]], bytes] = {}
        self._begin()

    @contextmanager
    def holding(self, world: World) -> Iterator[None]:
        """Load a world for the duration of the block."""
        self._worlds += 1
        if self._worlds % WORLDS_PER_TRANSACTION == 0:
            self._begin()
        self._connection.execute("SAVEPOINT world")
        try:
            load(self._connection, world, self._clock, self.tables)
            yield
        finally:
            self._given.clear()
            # psycopg would forget its prepared statements, so this goes to libpq directly.
            self._connection.pgconn.exec_(b"ROLLBACK TO SAVEPOINT world")

    def read(
        self, personas: Iterable[Persona], world: World, at: Minute = 0, tables: Collection[str] | None = None
    ) -> dict[Persona, Seen]:
        """The keys that each persona sees in all tables, or in some, with the clock set to a minute."""
        asked = [(persona, self._query(persona, tables or self.tables)) for persona in personas]
        with self._connection.pipeline():
            cursors = [(persona, self._as(persona, at, query)) for persona, query in asked]
            self._become(EVERYTHING, 0)
        names = self._names(world)
        return {
            persona: {table: frozenset(map(names.read, keys or ())) for table, keys in cursor}
            for persona, cursor in cursors
        }

    def attempt(
        self, persona: Persona, attempts: Sequence[Attempt], world: World, at: Minute = 0
    ) -> list[frozenset[str] | None]:
        """The keys of the rows that each statement touches when a persona runs it, or None if it is refused. All
        changes are undone."""
        query = b"SELECT pg_temp.attempt(s, q) FROM unnest(%s::text[], %s::text[]) AS a (s, q)"
        parameters = [a.statement for a in attempts], [a.touched for a in attempts]
        cursor = self._as(persona, at, query, parameters)
        self._become(EVERYTHING, 0)
        names = self._names(world)
        return [None if keys is None else frozenset(map(names.read, keys)) for (keys,) in cursor]

    def call(self, persona: Persona, statement: Composed, at: Minute) -> tuple[str | None, str | None]:
        """The error code of a statement, or None, and the text that it returned. Its changes are kept."""
        cursor = self._as(persona, at, b"SELECT pg_temp.call(%s)", (statement.as_string(self._connection),))
        self._become(EVERYTHING, 0)
        ((code, returned),) = (row[0] for row in cursor)
        return code, returned

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query that a superuser runs."""
        return self._connection.execute(query.encode()).fetchall()

    @contextmanager
    def with_bug(self, bug: str) -> Iterator[None]:
        """Put a bug into the database for the duration of the block."""
        self._connection.execute("SAVEPOINT bug")
        try:
            self._connection.execute(bug.encode())
            yield
        finally:
            self._connection.execute("ROLLBACK TO SAVEPOINT bug")

    def remember_id(self, name: str, given: str) -> None:
        """Remember the id that a function returned by its name in the model."""
        self._given[name] = given

    def id_of(self, name: str) -> str:
        return self._given.get(name) or uuid_of(name)

    def moment(self, at: Minute | None) -> str | None:
        return self._clock.at(at)

    def privileged(self, persona: Persona, privilege: str) -> frozenset[str]:
        """The tables on which a persona has a privilege, on the table or on one column."""
        query = "SELECT t FROM unnest(%s::text[]) AS t WHERE has_any_column_privilege(%s, 'ledger.' || t, %s)"
        if privilege == "DELETE":
            query = "SELECT t FROM unnest(%s::text[]) AS t WHERE has_table_privilege(%s, 'ledger.' || t, %s)"
        found = self._connection.execute(query, (list(self.tables), self._role(persona), privilege))
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

    def _names(self, world: World) -> Names:
        given = {key: name for name, key in self._given.items()}
        return Names({**Names.of(fact.id for fact in world.facts if hasattr(fact, "id")).by_id, **given})

    def _role(self, persona: Persona) -> str:
        """The role whose privileges a persona has."""
        return persona.role or self._logins[persona.login]

    def _query(self, persona: Persona, tables: Collection[str]) -> bytes:
        """One statement that reads the tables. Its text differs per role, so that the server plans it once per role."""
        role, some = self._role(persona), frozenset(tables)
        if (role, some) not in self._queries:
            parts = []
            for table in sorted(self.privileged(persona, "SELECT") & some):
                key = ", ".join(KEYS.get(table, IDS))
                parts.append(f"SELECT '{table}', array_agg(concat_ws('/', {key})) FROM ledger.{table}")
            union = " UNION ALL ".join(parts) or "SELECT NULL, NULL WHERE FALSE"
            self._queries[role, some] = f"/* {role} */ {union}".encode()
        return self._queries[role, some]

    def _as(self, persona: Persona, at: Minute, query: bytes, parameters: Sequence[Any] = ()) -> psycopg.Cursor[Any]:
        self._become(persona, at)
        return self._connection.execute(query, parameters, prepare=True)

    def _become(self, persona: Persona, at: Minute) -> None:
        clock = self._clock.at(at) if at else ""
        self._connection.execute(
            BECOME, (self._logins[persona.login], persona.role or "none", persona.claims, clock), prepare=True
        )
