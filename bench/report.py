"""Medians of alternated rounds, their ratio to a goal, and the file that a run leaves."""

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
class Row:
    """One comparison; `ratio` is ours divided by the other. Without a goal it only informs."""

    name: str
    ours: float
    other: float
    unit: str
    ratio: float
    goal: float | None
    reached: bool | None


def judge(name: str, ours: float, other: float, unit: str, goal: float | None = None, at_least: bool = False) -> Row:
    """A row of two measurements; the ratio is to stay under the goal, or `at_least` to reach it."""
    ratio = ours / other
    reached = None if goal is None else (ratio >= goal if at_least else ratio <= goal)
    return Row(name, _rounded(ours), _rounded(other), unit, _rounded(ratio), goal, reached)


def compare(
    name: str,
    ours: Callable[[], float],
    other: Callable[[], float],
    goal: float | None = None,
    rounds: int = 7,
    unit: str = "s",
) -> Row:
    """Measure both in turn, `rounds` times after one to warm up, and compare their medians."""
    ours(), other()
    pairs = [(ours(), other()) for _ in range(rounds)]
    mine, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    return judge(name, mine, theirs, unit, goal)


def _rounded(figure: float) -> float:
    return float(f"{figure:.4g}")


def publish(name: str, rows: Sequence[Row], postgres: str, size: str) -> Path:
    """Print the rows, and write them as bench/results/<name>-<date>.json, whose path is returned."""
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
