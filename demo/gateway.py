"""Talks to a database as its API does: with one login, and one transaction per request of a person."""

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias
from uuid import UUID

import psycopg
from psycopg import sql

Connection: TypeAlias = psycopg.Connection[tuple[Any, ...]]


@contextmanager
def gateway(url: str) -> Iterator[Connection]:
    """Connect as a gateway. The login of `url` creates it now and drops it at the end of the block."""
    login, password = f"ledger_demo_{secrets.token_hex(4)}", secrets.token_urlsafe()
    name = sql.Identifier(login)
    with psycopg.connect(url, autocommit=True) as owner:
        verifier = owner.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256").decode()
        with owner.transaction():
            owner.execute(
                sql.SQL("CREATE ROLE {} LOGIN NOINHERIT PASSWORD {} IN ROLE anon, authenticated, service_role").format(
                    name, verifier
                )
            )
            _as_owner(owner, "INSERT INTO priv.gateways (login) VALUES (%s)", login)
        try:
            with psycopg.connect(url, user=login, password=password, autocommit=True) as connection:
                yield connection
        finally:
            with owner.transaction():
                _as_owner(owner, "DELETE FROM priv.gateways WHERE login = %s", login)
                owner.execute(sql.SQL("DROP ROLE {}").format(name))


def become(connection: Connection, role: str, profile_id: UUID | None = None) -> None:
    """Make the rest of this transaction a request by a profile, or one without a profile."""
    claims = {"role": role} if profile_id is None else {"role": role, "sub": str(profile_id)}
    connection.execute(
        "SELECT set_config('role', %s, TRUE), set_config('request.jwt.claims', %s, TRUE)",
        (role, json.dumps(claims)),
    )


def call(connection: Connection, function: str, **arguments: object) -> Any:
    """Call a function of the schema ledger with named arguments and return its result."""
    named = [sql.SQL("{} => {}").format(sql.Identifier(key), sql.Placeholder(key)) for key in arguments]
    query = sql.SQL("SELECT ledger.{}({})").format(sql.Identifier(function), sql.SQL(", ").join(named))
    row = connection.execute(query, arguments).fetchone()
    return row[0] if row else None


def _as_owner(owner: Connection, query: str, login: str) -> None:
    owner.execute("SET LOCAL ROLE ledger_owner")
    owner.execute(query, (login,))
    owner.execute("RESET ROLE")
