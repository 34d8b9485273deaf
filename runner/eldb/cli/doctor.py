"""`eldb doctor`: look at everything that a command needs, before a command changes anything."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from eldb import __version__
from eldb.cli.options import format_option, target_options
from eldb.cli.output import FINDINGS, print_json, print_judged
from eldb.cli.target import Target
from eldb.errors import EldbError

if TYPE_CHECKING:
    from eldb.database.session import Session

_EXTENSIONS = {
    "pg_partman": "ops.ensure_partitions makes the partitions",
    "pg_cron": "another scheduler must run the jobs in ops.jobs",
    "vector": "no semantic search; full text search works",
    "pgcrypto": "eldb refuses sealed content and never stores it in the clear",
    "pg_stat_statements": "no list of slow queries",
    "postgres_fdw": "no queries across regions",
    "pgtap": "eldb test needs it, in databases for tests",
    "pgaudit": "only the project's own audit rows",
}


@dataclass(frozen=True)
class Observation:
    """What doctor saw of one subject; the level is OK, INFO, WARN or FAIL."""

    level: str
    subject: str
    detail: str
    remedy: str | None = None


@click.command()
@target_options
@format_option()
def doctor(target: Target, style: str) -> None:
    """Check address, server, rights and extensions; change nothing.

    \b
    Example:
      eldb doctor --url postgresql://deployer@db.example.org/ledger
    """
    found = list(_examine(target))
    if style == "json":
        print_json(found)
    else:
        for observation in found:
            print_judged(observation.level, observation.subject, observation.detail, observation.remedy)
    sys.exit(FINDINGS if any(observation.level == "FAIL" for observation in found) else 0)


def _examine(target: Target) -> Iterator[Observation]:
    from eldb.database.session import Session

    yield Observation("OK", "eldb", f"{__version__} on Python {sys.version.split()[0]}")
    yield _examine_provider()
    try:
        tree = target.tree()
        yield Observation("OK", "files", f"{len(tree.sources)} in {tree.root}, packs {', '.join(tree.packs)}")
        address = target.address()
        with Session(address.conninfo) as session:
            yield Observation("OK", "address", str(address))
            yield from _examine_server(session, target.roles())
    except EldbError as exc:
        yield Observation("FAIL", "stopped here", str(exc), exc.hint)


def _examine_provider() -> Observation:
    from eldb.embedded.provider import find_binaries

    try:
        found = find_binaries()
    except EldbError as exc:
        return Observation("INFO", "embedded server", str(exc), exc.hint)
    return Observation("OK", "embedded server", f"PostgreSQL {found.version} ({found.source})")


def _examine_server(session: "Session", roles: dict[str, Any] | None) -> Iterator[Observation]:
    from eldb.database.rights import needed_rights
    from eldb.database.session import OLDEST

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
        detail = f"the database stores text in {server.encoding}"
        yield Observation("FAIL", "encoding", detail, "Create the database with the encoding UTF8.")
    for right in needed_rights(session, roles):
        yield Observation(
            "OK" if right.is_held else "FAIL", "right", right.name, None if right.is_held else right.remedy
        )
    capabilities = session.capabilities()
    for name, fallback in _EXTENSIONS.items():
        here = name in capabilities
        yield Observation("OK" if here else "INFO", name, "available" if here else f"missing: {fallback}")
