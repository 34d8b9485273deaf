"""The adapter: writes a world into the truth tables and lets personas act on it. It judges nothing.

A world lives in a savepoint that is rolled back. The transaction around it makes the tests' login a gateway and
empties the region; it is begun anew every hundred worlds, so that dead rows can be vacuumed away.
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
from tests.model.personas import AUTHENTICATOR, DIRECT, EVERYTHING, NOBODYS, TESTER, Persona
from tests.model.rows import Clock
from tests.model.times import Minute
from tests.model.world import World

WORLDS_PER_TRANSACTION = 100

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
        self._given: dict[str, str] = {}
        """The ids that functions gave to what they made, by the names that it has in the model."""
        self.tables: frozenset[str] = frozenset()
        self._queries: dict[tuple[str, frozenset[str]], bytes] = {}
        self._begin()

    @contextmanager
    def holding(self, world: World) -> Iterator[None]:
        """The database while it holds a world."""
        self._worlds += 1
        if self._worlds % WORLDS_PER_TRANSACTION == 0:
            self._begin()
        self._connection.execute("SAVEPOINT world")
        try:
            load(self._connection, world, self._clock, self.tables)
            yield
        finally:
            self._given.clear()
            # Below psycopg, which would forget its prepared statements.
            self._connection.pgconn.exec_(b"ROLLBACK TO SAVEPOINT world")

    def read(
        self, personas: Iterable[Persona], world: World, at: Minute = 0, tables: Collection[str] | None = None
    ) -> dict[Persona, Seen]:
        """The keys that each persona sees, in each table or in some, with the clock set to a minute."""
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
        """What each statement touches when a persona runs it; None where it is refused. Nothing stays changed."""
        query = b"SELECT pg_temp.attempt(s, q) FROM unnest(%s::text[], %s::text[]) AS a (s, q)"
        parameters = [a.statement for a in attempts], [a.touched for a in attempts]
        cursor = self._as(persona, at, query, parameters)
        self._become(EVERYTHING, 0)
        names = self._names(world)
        return [None if keys is None else frozenset(map(names.read, keys)) for (keys,) in cursor]

    def call(self, persona: Persona, statement: Composed, at: Minute) -> tuple[str | None, str | None]:
        """The error code of a statement, or None, and the text that it returned. What it did stays done."""
        cursor = self._as(persona, at, b"SELECT pg_temp.call(%s)", (statement.as_string(self._connection),))
        self._become(EVERYTHING, 0)
        ((code, returned),) = (row[0] for row in cursor)
        return code, returned

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query that sees everything, whenever it is."""
        return self._connection.execute(query.encode()).fetchall()

    @contextmanager
    def planted(self, bug: str) -> Iterator[None]:
        """The database while it has a fault."""
        self._connection.execute("SAVEPOINT planted")
        try:
            self._connection.execute(bug.encode())
            yield
        finally:
            self._connection.execute("ROLLBACK TO SAVEPOINT planted")

    def name(self, name: str, given: str) -> None:
        """A name for the id that a function returned."""
        self._given[name] = given

    def id_of(self, name: str) -> str:
        return self._given.get(name) or uuid_of(name)

    def moment(self, at: Minute | None) -> str | None:
        return self._clock.at(at)

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

    def _names(self, world: World) -> Names:
        given = {key: name for name, key in self._given.items()}
        return Names({**Names.of(fact.id for fact in world.facts if hasattr(fact, "id")).by_id, **given})

    def _name(self, persona: Persona) -> str:
        """The role whose rights a persona has."""
        return persona.role or self._logins[persona.login]

    def _query(self, persona: Persona, tables: Collection[str]) -> bytes:
        """One statement that reads the tables, a text of its own for each role: the server plans it once for each."""
        role, some = self._name(persona), frozenset(tables)
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
