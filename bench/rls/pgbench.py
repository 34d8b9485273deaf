"""Measures the transactions per second of eight clients with pgbench."""

import os
import re
import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.servers import stacks
from tests.servers.cache import UnavailableError

from bench.report import Comparison, judge
from bench.rls.queries import BY_ID, DEEP, NEWEST, select_by_hand, select_under_policies
from bench.rls.reading import Reading

CLIENTS = 8
GOAL = 0.70
ASKED = (NEWEST, DEEP, BY_ID)


def program() -> Path | None:
    """The pgbench of the unpacked packages. If there is none, print the reason and return None."""
    try:
        return stacks.programs("17").binaries.program("pgbench")
    except UnavailableError as exc:
        print(f"no pgbench, so no transactions per second: {exc}")
        return None


def compare(pgbench: Path, reading: Reading, rounds: int, seconds: int) -> Iterator[Comparison]:
    """Compare transactions of a feed, a deep page and a fetch by id, prepared and simple."""
    keys = {query: f"'{key}'" for query, key in reading.keys.items()}
    ours = [select_under_policies(query, keys[query]) for query in ASKED]
    floor = [select_by_hand(query, reading.reader, reading.me, keys[query]) for query in ASKED]
    claims, region = reading.reader.claims, reading.region
    options = f"-c role={reading.reader.role} -c request.jwt.claims={claims}"
    for protocol in ("prepared", "simple"):
        pairs = [
            (
                _tps(pgbench, region.gateway_url, ours, protocol, seconds, options),
                _tps(pgbench, region.url, floor, protocol, seconds, ""),
            )
            for _ in range(rounds)
        ]
        mine, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
        goal = GOAL if protocol == "prepared" else None
        yield judge(f"tps {protocol}: {reading.reader.name}", mine, theirs, "tps", goal, at_least=True)


def _tps(pgbench: Path, url: str, statements: list[str], protocol: str, seconds: int, options: str) -> float:
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        # pgbench wants one line per statement. It would read `:name` as a variable, but no statement contains that.
        script.write("".join(f"{' '.join(statement.split())};\n" for statement in statements))
        script.flush()
        command = [pgbench, "-n", "-c", CLIENTS, "-j", 2, "-T", seconds, "-M", protocol, "-f", script.name, url]
        done = subprocess.run(
            list(map(str, command)),
            env={**os.environ, "PGOPTIONS": f"{options} -c plan_cache_mode=force_generic_plan"},
            capture_output=True,
            text=True,
            check=True,
        )
    found = re.search(r"tps = ([0-9.]+)", done.stdout)
    assert found, done.stdout + done.stderr
    return float(found[1])
