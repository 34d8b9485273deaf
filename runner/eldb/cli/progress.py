"""Show a progress bar on stderr while eldb applies files, if stderr is a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from eldb.database.watch import SILENT, Progress


class _Bars(Progress):
    is_shown = True

    def __init__(self, bars: Any) -> None:
        self._bars = bars
        self._files = bars.add_task("", total=None)
        self._build: Any = None

    def applied(self, path: str, total: int) -> None:
        if self._build is not None:
            self._bars.remove_task(self._build)
            self._build = None
        self._bars.update(self._files, advance=1, total=total, description=path)

    def building(self, phase: str, done: int, total: int) -> None:
        if self._build is None:
            self._build = self._bars.add_task(phase)
        self._bars.update(self._build, description=phase, completed=done, total=total or None)


@contextmanager
def applying() -> Iterator[Progress]:
    """Yield the receiver of the progress of files and builds."""
    if not sys.stderr.isatty():
        yield SILENT
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("applying"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        yield _Bars(bars)
