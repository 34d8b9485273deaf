"""Draws the ratios of one run as a picture beside its file."""

import json
from pathlib import Path
from typing import Any

from bench.rls.queries import TIMED


def draw(results: Path) -> Path | None:
    """Write an SVG of the ratio of time to floor by query, reader and protocol. Returns None without matplotlib."""
    try:
        from matplotlib.figure import Figure
    except ImportError:
        print("no plot: pip install 'empathy-ledger-db[bench]'")
        return None
    document: dict[str, Any] = json.loads(results.read_text())
    figure = Figure(figsize=(11, 7), layout="constrained")
    for axes, protocol in zip(figure.subplots(2, 1, sharex=True), ("simple", "prepared"), strict=True):
        ratios = {
            tuple(row["name"].removeprefix(f"{protocol}: ").split(", ")): row["ratio"]
            for row in document["rows"]
            if row["name"].startswith(f"{protocol}: ") and "kept" not in row["name"]
        }
        readers = list(dict.fromkeys(reader for _, reader in ratios))
        for place, reader in enumerate(readers):
            heights = [ratios[query, reader] for query in TIMED]
            axes.bar([n + place / (len(readers) + 1) for n in range(len(TIMED))], heights, 0.15, label=reader)
        axes.axhline(1, color="black", linewidth=0.8)
        axes.axhline(1.4, color="black", linewidth=0.8, linestyle=":")
        axes.set_ylabel(f"{protocol}: time / floor")
        axes.set_xticks([n + 0.33 for n in range(len(TIMED))], TIMED)
    axes.legend(ncols=len(readers), loc="upper center", bbox_to_anchor=(0.5, -0.1), frameon=False)
    figure.suptitle(
        f"Row level security over a hand-written predicate: {document['size']}, PostgreSQL {document['postgres']}"
    )
    path = results.with_suffix(".svg")
    figure.savefig(path)
    return path
