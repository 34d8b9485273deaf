"""Lock a file between processes; the system releases the lock when the last holder ends."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from eldb.errors import RetryError


@contextmanager
def exclusive(path: Path, purpose: str, patience: float) -> Iterator[int]:
    """Lock `path` against other processes, and yield the descriptor, so that children can hold the lock too.

    Raises RetryError after `patience` seconds. The holder may remove the file.
    """
    deadline = time.monotonic() + patience
    while True:
        with path.open("ab") as file:
            if _take(file, path):
                yield file.fileno()
                return
        if time.monotonic() > deadline:
            raise RetryError(f"another process has been {purpose} for {patience:.0f} s")
        time.sleep(0.02)


def _take(file: BinaryIO, path: Path) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    # A lock on a removed file blocks nobody.
    return path.exists() and path.stat().st_ino == os.fstat(file.fileno()).st_ino
