"""What is here and what is missing, before anything is changed."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from eldb import __version__
from eldb.cli.target import Target
from eldb.database.rights import needed_rights
from eldb.database.session import OLDEST, Session
from eldb.errors import EldbError

_EXTENSIONS = {
    "pg_partman": "partitions are kept by ops.ensure_partitions",
    "pg_cron": "jobs are rows of ops.jobs for an outer scheduler",
    "vector": "no semantic search; full text stays",
    "pgcrypto": "sealed content is refused, never stored in the clear",
    "pg_stat_statements": "no list of slow queries",
    "postgres_fdw": "no queries across regions",
    "pgtap": "eldb test needs it, in databases for tests",
    "pgaudit": "the project's own audit rows only",
}


@dataclass(frozen=True)
class Observation:
    """One thing looked at: OK, INFO, WARN or FAIL."""

    level: str
    subject: str
    detail: str
    remedy: str | None = None


def examine(target: Target) -> list[Observation]:
    """Look at the tool, the files, the address, the server, its rights and capabilities."""
    return list(_examine(target))


def _examine(target: Target) -> Iterator[Observation]:
    yield Observation("OK", "eldb", f"{__version__} on Python {sys.version.split()[0]}")
    yield _provider()
    try:
        tree = target.tree()
        yield Observation("OK", "files", f"{len(tree.sources)} in {tree.root}, packs {', '.join(tree.packs)}")
        address = target.address()
        with Session(address.conninfo) as session:
            yield Observation("OK", "address", str(address))
            yield from _server(session, target.roles())
    except EldbError as exc:
        yield Observation("FAIL", "stopped here", str(exc), exc.hint)


def _provider() -> Observation:
    from eldb.embedded.provider import find_binaries

    try:
        found = find_binaries()
    except EldbError as exc:
        return Observation("INFO", "embedded server", str(exc), exc.hint)
    return Observation("OK", "embedded server", f"PostgreSQL {found.version} ({found.source})")


def _server(session: Session, roles: dict[str, Any] | None) -> Iterator[Observation]:
    server = session.server
    if server.major < OLDEST:
        yield Observation(
            "FAIL", "server", f"PostgreSQL {server.version} is older than {OLDEST}", "Upgrade the server."
        )
        return
    yield Observation("OK", "server", f"PostgreSQL {server.version}, database {server.database}, login {server.login}")
    for concern in server.concerns:
        yield Observation("WARN", "version", concern)
    if server.is_standby or server.is_read_only:
        yield Observation("FAIL", "writes", "the server is a standby or read-only", "Connect to the primary.")
    if server.encoding != "UTF8":
        yield Observation("FAIL", "encoding", f"texts are kept in {server.encoding}", "Create the database in UTF8.")
    for right in needed_rights(session, roles):
        yield Observation(
            "OK" if right.is_held else "FAIL", "right", right.name, None if right.is_held else right.remedy
        )
    capabilities = session.capabilities()
    for name, fallback in _EXTENSIONS.items():
        here = name in capabilities
        yield Observation("OK" if here else "INFO", name, "available" if here else f"missing: {fallback}")
