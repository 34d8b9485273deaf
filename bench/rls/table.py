"""Prints one run as a table in Markdown: python -m bench.rls.table bench/results/rls-….json."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.rls.queries import TIMED


def table(document: dict[str, Any]) -> Iterator[str]:
    """One line per query: the lowest and highest ratio to the floor over all readers, and the missed goals."""
    yield "| query | simple | prepared | missed by |"
    yield "| --- | --- | --- | --- |"
    for query in TIMED:
        cells, missed = [], []
        for protocol in ("simple", "prepared"):
            rows = [row for row in document["rows"] if row["name"].startswith(f"{protocol}: {query}, ") and row["goal"]]
            ratios = [row["ratio"] for row in rows]
            cells.append(f"{min(ratios):.2f} to {max(ratios):.2f}")
            missed += [f"{row['name'].rsplit(', ')[-1]} ({protocol})" for row in rows if not row["reached"]]
        yield f"| {query} | {' | '.join(cells)} | {', '.join(missed) or 'nobody'} |"


if __name__ == "__main__":
    results = json.loads(Path(sys.argv[1]).read_text())
    print(f"{results['size']}, PostgreSQL {results['postgres']}, {results['machine']}, {results['date']}\n")
    print("\n".join(table(results)))
