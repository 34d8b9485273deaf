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
    """One comparison; `ratio` is ours divided by the other."""

    name: str
    ours: float
    other: float
    unit: str
    ratio: float
    goal: float
    reached: bool


def compare(
    name: str, ours: Callable[[], float], other: Callable[[], float], goal: float, rounds: int = 7, unit: str = "s"
) -> Row:
    """Measure both in turn, `rounds` times after one to warm up, and compare their medians."""
    ours(), other()
    pairs = [(ours(), other()) for _ in range(rounds)]
    mine, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = mine / theirs
    return Row(name, round(mine, 4), round(theirs, 4), unit, round(ratio, 3), goal, ratio <= goal)


def publish(name: str, rows: Sequence[Row], postgres: str, size: str) -> None:
    """Print the rows, and write them as bench/results/<name>-<date>.json."""
    for row in rows:
        verdict = "reached" if row.reached else "missed"
        figures = f"{row.ours:9.4f} {row.other:9.4f} {row.unit}  ratio {row.ratio:6.2f}"
        print(f"{row.name:50} {figures}  goal {row.goal} {verdict}")
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
