"""Downloads once per machine: each is built beside its final path and then renamed."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import platformdirs
from filelock import FileLock


class UnavailableError(Exception):
    """This machine cannot have a server. A skipped test prints the text as its reason."""


def folder() -> Path:
    """The folder of the downloads. For root it is outside its home, which the account of the servers cannot enter."""
    if os.geteuid() == 0:
        return Path("/var/cache/empathy-ledger")
    return platformdirs.user_cache_path("empathy-ledger")


def once(name: str, build: Callable[[Path, Path], None]) -> Path:
    """The cached folder of this name. If it does not exist, `build(partial, final)` builds it."""
    final = folder() / name
    if final.exists():
        return final
    final.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(final.with_name(f"{name}.lock")):
        if not final.exists():
            partial = final.with_name(f"{name}.partial")
            shutil.rmtree(partial, ignore_errors=True)
            partial.mkdir()
            try:
                build(partial, final)
                partial.rename(final)
            finally:
                shutil.rmtree(partial, ignore_errors=True)
    return final
