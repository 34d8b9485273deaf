"""Where attacks take place: a region with something to hide, and the ways in."""

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
"""The word in everything that nobody but its storyteller may read."""

STORYTELLER, MEMBER, LEAD, HERMIT, NEWCOMER = (f"00000000-0000-7000-8000-00000000000{number}" for number in range(1, 6))
COMMUNITY = "00000000-0000-7000-8000-0000000000c1"

Session = psycopg.Connection[Any]
_numbers = count(1)


@dataclass
class Ground:
    """One throwaway region on a server that others use at the same time, so no shared role is ever changed."""

    stack: Stack
    url: str
    pooled: Pooled
    """The same database and login through a pool."""
    claim: str = "SELECT set_config('request.jwt.claims', %s, TRUE)"
    """How the API sets a claim: for its transaction."""
    weakness: str = ""
    """What a removed mitigation adds to the SQL by which an attack makes an object."""
    logins: list[str] = field(default_factory=list)

    @contextmanager
    def operator(self) -> Iterator[Session]:
        """A superuser's session, each statement its own transaction."""
        with psycopg.connect(self.url, autocommit=True) as session:
            yield session

    def run(self, statement: str) -> None:
        """Run statements as a superuser."""
        with self.operator() as session:
            session.execute(statement.encode())

    def value(self, query: str) -> Any:
        """The first value of a superuser's query."""
        with self.operator() as session:
            row = session.execute(query.encode()).fetchone()
        assert row
        return row[0]

    def login(self, *roles: str, options: str = "") -> str:
        """Make a login of these roles; its name. It goes with the ground."""
        name = f"attack_{getpid()}_{next(_numbers)}"
        self.logins.append(name)
        self.run(f"CREATE ROLE {name} LOGIN {options}")
        for role in roles:
            self.run(f"GRANT {role} TO {name}")
        return name

    def url_of(self, login: str) -> str:
        return make_conninfo(self.url, user=login)

    @contextmanager
    def direct(self, login: str) -> Iterator[Session]:
        """A session of a login of its own, each statement its own transaction."""
        with psycopg.connect(self.url_of(login), autocommit=True) as session:
            yield session

    def gateway(self) -> str:
        """A login that the API connects with, as the region profile would list it."""
        name = self.login("anon", "authenticated", "service_role", options="NOINHERIT")
        self.run(f"INSERT INTO priv.gateways (login) VALUES ('{name}')")
        return name

    @contextmanager
    def api(self, person: str | None = None, url: str | None = None) -> Iterator[Session]:
        """A request through the API: one transaction of the gateway's, in the role of a person or of nobody."""
        with psycopg.connect(url or self.url_of(self.gateway())) as session:
            self.begin(session, person)
            yield session
            session.rollback()

    def begin(self, session: Session, person: str | None) -> None:
        """Begin a request in a session of the gateway's, as PostgREST does."""
        role = "authenticated" if person else "anon"
        session.execute(SQL("SET LOCAL ROLE {}").format(Identifier(role)))
        if person:
            session.execute(self.claim.encode(), (json.dumps({"sub": person, "role": role}),))

    def hidden(self) -> list[str]:
        """The ids of the stories that nobody but their storyteller may know of."""
        with self.operator() as session:
            return [
                str(key)
                for (key,) in session.execute("SELECT id FROM ledger.stories WHERE title LIKE %s", (f"%{CANARY}%",))
            ]

    def leave(self) -> None:
        """Remove the logins."""
        for name in self.logins:
            self.run(f"DROP OWNED BY {name} CASCADE")
            self.stack.execute("DROP ROLE {}", name)


def seen(session: Session, query: str, parameters: Sequence[Any] | None = None) -> list[str]:
    """All that a session gets to see of a statement: its rows as text, how many it touched, notices, errors."""
    told: list[str] = []
    listen = lambda notice: told.append(words(notice))  # noqa: E731
    session.add_notice_handler(listen)
    try:
        with session.transaction():
            cursor = session.execute(query.encode(), parameters)
            more: bool | None = True
            while more:
                told += (
                    [str(value) for row in cursor for value in row]
                    if cursor.description
                    else [str(cursor.statusmessage)]
                )
                more = cursor.nextset()
        return told
    except psycopg.Error as exc:
        return [*told, words(exc.diag)]
    finally:
        session.remove_notice_handler(listen)


def words(said: psycopg.errors.Diagnostic) -> str:
    """An error or notice in full."""
    return " ".join(filter(None, (said.message_primary, said.message_detail, said.message_hint, said.context)))


def literal(value: object) -> str:
    return Literal(value).as_string()
