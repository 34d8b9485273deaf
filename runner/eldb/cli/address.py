"""Find the address of the database: the first place that gives one."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

from eldb.errors import UsageError

_LIBPQ = ("PGSERVICE", "PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE")
_DATABASES = "SELECT datname FROM pg_database WHERE NOT datistemplate AND datname <> 'postgres' ORDER BY 1"


@dataclass(frozen=True)
class Address:
    """A libpq connection string, and the place that it comes from."""

    conninfo: str
    origin: str

    def __str__(self) -> str:
        """Return the address without a password, and its place."""
        parts = conninfo_to_dict(self.conninfo)
        where = " ".join(
            f"{key}={parts[key]}" for key in ("host", "port", "user", "dbname", "service") if parts.get(key)
        )
        return f"{where or 'libpq defaults'} ({self.origin})"


def find_address(
    url: str | None,
    profile_url: str | None,
    region: str | None,
    data_dir: Path | None = None,
    environ: Mapping[str, str] = os.environ,
) -> Address:
    """Return --url, the address of the region, DATABASE_URL or libpq's variables; else start the embedded server."""
    if url:
        return _checked(url, "--url")
    if profile_url:
        return _checked(profile_url, "the region's profile")
    if found := environ.get("DATABASE_URL"):
        return _checked(found, "DATABASE_URL")
    if named := [name for name in _LIBPQ if environ.get(name)]:
        return Address("", ", ".join(named))
    return _embedded(region, data_dir)


def has_password(conninfo: str) -> bool:
    """True for a connection string with a password in it; False for one that cannot be read."""
    try:
        return bool(conninfo_to_dict(conninfo).keys() & {"password", "sslpassword"})
    except psycopg.ProgrammingError:
        return False


def _embedded(region: str | None, data_dir: Path | None) -> Address:
    from eldb.database.session import Session
    from eldb.embedded.server import EmbeddedServer

    server = EmbeddedServer(data_dir)
    server.start()
    if region is None:
        with Session(server.url()) as session:
            names = session.column(_DATABASES)
        if len(names) != 1:
            known = f"It has: {', '.join(names)}." if names else "It is empty; eldb bootstrap oceania creates a region."
            raise UsageError(
                "no database is named, and the embedded server does not have exactly one",
                f"Add --region NAME or --url URL. {known}",
            )
        region = names[0]
    return Address(server.url(region), "embedded")


def _checked(conninfo: str, origin: str) -> Address:
    try:
        conninfo_to_dict(conninfo)
    except psycopg.ProgrammingError as exc:
        # libpq repeats the text that it cannot read, and that text may contain a password.
        said = re.sub(r'(: |after )".*"', r'\1"…"', " ".join(str(exc).split()))
        raise UsageError(
            f"{origin}: {said}",
            "Give a libpq URL, for instance postgresql://user@host:5432/database.",
        ) from None
    return Address(conninfo, origin)
