"""The ground of the attacks: a region with hidden stories, and the logins that lead into it."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from os import getpid
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.sql import SQL, Identifier, Literal

from tests.conftest import Pooled
from tests.servers.run import Stack

CANARY = "canary"
"""This word is in every text that only its storyteller may read."""

STORYTELLER, MEMBER, LEAD, HERMIT, NEWCOMER = (f"00000000-0000-7000-8000-00000000000{number}" for number in range(1, 6))
COMMUNITY = "00000000-0000-7000-8000-0000000000c1"

Connection = psycopg.Connection[Any]
_numbers = count(1)


@dataclass
class Ground:
    """One region for one test. Other tests use the same server, so no attack changes a shared role."""

    stack: Stack
    url: str
    pooled: Pooled
    """Returns the URL of the same database and login through PgBouncer."""
    claim: str = "SELECT set_config('request.jwt.claims', %s, TRUE)"
    """The statement by which the API sets claims: for one transaction."""
    weakness: str = ""
    """The SQL that a removal adds when an attack creates an object."""
    logins: list[str] = field(default_factory=list)

    @contextmanager
    def operator(self) -> Iterator[Connection]:
        """A session of a superuser. Each statement is a transaction of its own."""
        with psycopg.connect(self.url, autocommit=True) as session:
            yield session

    def run(self, statement: str) -> None:
        """Run statements as a superuser."""
        with self.operator() as session:
            session.execute(statement.encode())

    def value(self, query: str) -> Any:
        """The first value of a query that a superuser runs."""
        with self.operator() as session:
            row = session.execute(query.encode()).fetchone()
        assert row
        return row[0]

    def login(self, *roles: str, options: str = "") -> str:
        """Make a login with these roles and return its name. `leave` drops it."""
        name = f"attack_{getpid()}_{next(_numbers)}"
        self.logins.append(name)
        self.run(f"CREATE ROLE {name} LOGIN {options}")
        for role in roles:
            self.run(f"GRANT {role} TO {name}")
        return name

    def url_of(self, login: str) -> str:
        return make_conninfo(self.url, user=login)

    @contextmanager
    def direct(self, login: str) -> Iterator[Connection]:
        """A session of this login. Each statement is a transaction of its own."""
        with psycopg.connect(self.url_of(login), autocommit=True) as session:
            yield session

    def gateway(self) -> str:
        """Make a login for the API, as if the region profile listed it as a gateway."""
        name = self.login("anon", "authenticated", "service_role", options="NOINHERIT")
        self.run(f"INSERT INTO priv.gateways (login) VALUES ('{name}')")
        return name

    @contextmanager
    def api(self, person: str | None = None, url: str | None = None) -> Iterator[Connection]:
        """A request through the API: one transaction of a gateway, by a person or anonymous."""
        with psycopg.connect(url or self.url_of(self.gateway())) as session:
            self.begin(session, person)
            yield session
            session.rollback()

    def begin(self, session: Connection, person: str | None) -> None:
        """Begin a request in a session of a gateway, as PostgREST does."""
        role = "authenticated" if person else "anon"
        session.execute(SQL("SET LOCAL ROLE {}").format(Identifier(role)))
        if person:
            session.execute(self.claim.encode(), (json.dumps({"sub": person, "role": role}),))

    def hidden(self) -> list[str]:
        """The ids of the stories that only their storyteller may know of."""
        with self.operator() as session:
            return [
                str(key)
                for (key,) in session.execute("SELECT id FROM ledger.stories WHERE title LIKE %s", (f"%{CANARY}%",))
            ]

    def leave(self) -> None:
        """Drop the logins."""
        for name in self.logins:
            self.run(f"DROP OWNED BY {name} CASCADE")
            self.stack.execute("DROP ROLE {}", name)


def seen(session: Connection, query: str, parameters: Sequence[Any] | None = None) -> list[str]:
    """Everything that a session sees of a statement: its rows as text, how many rows it touched, notices, errors."""
    texts: list[str] = []
    listen = lambda notice: texts.append(words(notice))  # noqa: E731
    session.add_notice_handler(listen)
    try:
        with session.transaction():
            cursor = session.execute(query.encode(), parameters)
            more: bool | None = True
            while more:
                texts += (
                    [str(value) for row in cursor for value in row]
                    if cursor.description
                    else [str(cursor.statusmessage)]
                )
                more = cursor.nextset()
        return texts
    except psycopg.Error as exc:
        return [*texts, words(exc.diag)]
    finally:
        session.remove_notice_handler(listen)


def words(said: psycopg.errors.Diagnostic) -> str:
    """The full text of an error or notice."""
    return " ".join(filter(None, (said.message_primary, said.message_detail, said.message_hint, said.context)))


def literal(value: object) -> str:
    return Literal(value).as_string()
