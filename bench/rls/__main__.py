"""Measures everything about row level security in one run: python -m bench.rls --size small|medium|full."""

import argparse
from collections.abc import Iterator

from bench.report import Comparison, judge, publish
from bench.rls import gates, narrowing, pgbench, plot
from bench.rls.queries import TIMED
from bench.rls.reading import Reading, judged
from bench.rls.region import BenchRegion, load_region, running_server, timed_step

SIZES = {"small": 20_000, "medium": 200_000, "full": 2_000_000}


def main() -> None:
    """Measure at one size, and at the smallest size to see what grows."""
    parser = argparse.ArgumentParser(prog="python -m bench.rls", description=__doc__)
    parser.add_argument("--size", choices=SIZES, default="small")
    parser.add_argument("--server", choices=("15", "17", "18"), default="18", help="stack of docs/testing.md")
    parser.add_argument("--rounds", type=int, default=7)
    chosen = parser.parse_args()
    sizes = sorted({SIZES["small"], SIZES[chosen.size]})
    with running_server(chosen.server, sum(sizes)) as url:
        regions = [load_region(url, stories) for stories in sizes]
        rows = list(_rows(regions, chosen.rounds))
    plot.draw(publish("rls", rows, regions[-1].version, f"{sizes[-1]:,} stories"))


def _rows(regions: list[BenchRegion], rounds: int) -> Iterator[Comparison]:
    readings = [[Reading(region, reader) for reader in region.readers] for region in regions]
    with timed_step("rows equal those of the floor"):
        for reading in (reading for of_region in readings for reading in of_region):
            reading.require_equal_rows()
    for asked in zip(*readings, strict=True):
        with timed_step(f"asked by {asked[-1].reader.name}"):
            yield from _asked(asked, rounds)
    huge = readings[-1][0]
    with timed_step("gates one by one"):
        yield from gates.compare(huge, rounds)
    if program := pgbench.program():
        for reading in readings[-1]:
            with timed_step(f"pgbench, {reading.reader.name}"):
                yield from pgbench.compare(program, reading, rounds=3, seconds=2)
    for reading in readings[-1]:
        with timed_step(f"the seeds' policies, {reading.reader.name}"):
            yield from reading.seeds(rounds)
    with timed_step("narrowing"):
        yield from narrowing.compare(regions[-1])


def _asked(of_sizes: tuple[Reading, ...], rounds: int) -> Iterator[Comparison]:
    largest = of_sizes[-1]
    for protocol in ("simple", "prepared"):
        for query in TIMED:
            name = f"{protocol}: {query}, {largest.reader.name}"
            measured = [getattr(reading, protocol)(query, rounds) for reading in of_sizes]
            yield from judged(name, query, measured[-1])
            if len(measured) > 1:
                small, large = (seconds["ours"] * 1e3 for seconds in measured)
                yield judge(f"growth, {name}", large, small, "ms")


if __name__ == "__main__":
    main()
