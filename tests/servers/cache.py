"""Downloads that are made once a machine: built beside their place, then renamed into it."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import platformdirs
from filelock import FileLock


class UnavailableError(Exception):
    """A server that cannot be had on this machine; the text is the reason that a skipped test prints."""


def folder() -> Path:
    """Where downloads are kept. Root's own folders are closed to the account that runs its servers."""
    if os.geteuid() == 0:
        return Path("/var/cache/empathy-ledger")
    return platformdirs.user_cache_path("empathy-ledger")


def once(name: str, build: Callable[[Path, Path], None]) -> Path:
    """The cached folder of that name, built by `build(partial, final)` if it is not there yet."""
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
