"""Compares the medians of alternating rounds with a goal, and writes the results of a run to a file."""

import json
import os
import platform
import statistics
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison. `ratio` is ours divided by the other. `goal` is None for a comparison that only informs."""

    name: str
    ours: float
    other: float
    unit: str
    ratio: float
    goal: float | None
    reached: bool | None


def judge(
    name: str, ours: float, other: float, unit: str, goal: float | None = None, at_least: bool = False
) -> Comparison:
    """Compare two measurements. The ratio must not exceed the goal; with `at_least` it must reach the goal."""
    ratio = ours / other
    reached = None if goal is None else (ratio >= goal if at_least else ratio <= goal)
    return Comparison(name, _rounded(ours), _rounded(other), unit, _rounded(ratio), goal, reached)


def compare(
    name: str,
    ours: Callable[[], float],
    other: Callable[[], float],
    goal: float | None = None,
    rounds: int = 7,
    unit: str = "s",
) -> Comparison:
    """Measure both in turn, once to warm up and then `rounds` times, and compare their medians."""
    ours(), other()
    pairs = [(ours(), other()) for _ in range(rounds)]
    mine, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    return judge(name, mine, theirs, unit, goal)


def _rounded(figure: float) -> float:
    return float(f"{figure:.4g}")


def publish(name: str, rows: Sequence[Comparison], postgres: str, size: str) -> Path:
    """Print the rows, write them to bench/results/<name>-<date>.json and return its path."""
    for row in rows:
        verdict = "" if row.goal is None else f"goal {row.goal:g} {'reached' if row.reached else 'missed'}"
        print(f"{row.name:50} {row.ours:11.4g} {row.other:11.4g} {row.unit:4} ratio {row.ratio:8.4g}  {verdict}")
    RESULTS.mkdir(exist_ok=True)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}"
    document = {
        "name": name,
        "date": date.today().isoformat(),
        "machine": machine,
        "postgres": postgres,
        "size": size,
        "rows": [asdict(row) for row in rows],
    }
    path = RESULTS / f"{name}-{document['date']}.json"
    path.write_text(json.dumps(document, indent=2) + "\n")
    print(path)
    return path
