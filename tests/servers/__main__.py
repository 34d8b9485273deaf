"""`python -m tests.servers prepare`: download what the servers of the tests need, once per machine."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from tests.clients import graph
from tests.servers import pgbouncer, stacks
from tests.servers.cache import UnavailableError


def server(name: str) -> str:
    """The version of a stack."""
    return f"PostgreSQL {stacks.programs(name).binaries.version}"


def pooler() -> str:
    """The version of PgBouncer."""
    return subprocess.run([pgbouncer.program(), "--version"], capture_output=True, text=True).stdout.splitlines()[0]


def client() -> str:
    """The version of PostGraphile."""
    return str(json.loads((graph.modules() / "postgraphile/package.json").read_text())["version"])


NEEDED: dict[str, Callable[[], str]] = {
    **{f"stack {name}": partial(server, name) for name in ("14", "15", "17", "18")},
    "pgbouncer": pooler,
    "postgraphile": client,
}


def prepare(name: str) -> str:
    """One line about one thing that the tests need."""
    started = time.monotonic()
    try:
        found = NEEDED[name]()
    except UnavailableError as exc:
        return f"{name}: not on this machine: {exc}"
    return f"{name}: {found}, {time.monotonic() - started:.1f} s"


def main() -> None:
    if sys.argv[1:] != ["prepare"]:
        sys.exit("usage: python -m tests.servers prepare")
    with ThreadPoolExecutor() as pool:
        for line in pool.map(prepare, NEEDED):
            print(line, flush=True)


if __name__ == "__main__":
    main()
