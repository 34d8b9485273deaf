"""A bar on stderr while files are applied, where stderr is a terminal; silence elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Report = Callable[[Any, int], None]


@contextmanager
def applying() -> Iterator[Report]:
    """Give a function to call after each file with what was applied and how many there are."""
    if not sys.stderr.isatty():
        yield lambda applied, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("applying"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda applied, total: bar.update(task, advance=1, total=total, description=applied.path)
