"""`python -m tests.servers prepare`: download what the tests' servers need, once a machine."""

import sys
import time
from concurrent.futures import ThreadPoolExecutor

from tests.servers.cache import UnavailableError
from tests.servers.stacks import programs


def prepare(name: str) -> str:
    """One line on one stack."""
    started = time.monotonic()
    try:
        version = programs(name).binaries.version
    except UnavailableError as exc:
        return f"stack {name}: not on this machine: {exc}"
    return f"stack {name}: PostgreSQL {version}, {time.monotonic() - started:.1f} s"


def main() -> None:
    if sys.argv[1:] != ["prepare"]:
        sys.exit("usage: python -m tests.servers prepare")
    with ThreadPoolExecutor() as pool:
        for line in pool.map(prepare, ("14", "15", "17", "18")):
            print(line, flush=True)


if __name__ == "__main__":
    main()
