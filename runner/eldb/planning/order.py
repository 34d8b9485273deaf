"""The order in which files apply: phase, pack, number or name, and before all what a file requires."""

import difflib
import heapq
from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from eldb.errors import UsageError
from eldb.files.sources import PHASES, Source


def order(sources: Iterable[Source], packs: Sequence[str]) -> list[Source]:
    """Sort by phase, pack and number or name, what is required first. Raises UsageError for a cycle."""
    files = list(sources)
    by_key = {source.key: source for source in files}
    for source in files:
        if by_key[source.key] is not source:
            raise UsageError(
                f"{source.path} and {by_key[source.key].path} both apply here",
                "Twins exclude each other: `when X` in one, `unless X` in the other.",
            )
    result: list[Source] = []
    for phase in PHASES:
        result += _order_phase([source for source in files if source.phase == phase], by_key, list(packs))
    return result


def _order_phase(files: list[Source], by_key: Mapping[str, Source], packs: list[str]) -> list[Source]:
    def rank(source: Source) -> tuple[int, str, int, str]:
        position = packs.index(source.pack) if source.pack in packs else len(packs)
        return position, source.pack, source.number or 0, source.path

    graph: TopologicalSorter[str] = TopologicalSorter()
    local = {source.key: source for source in files}
    for source in files:
        for required in source.headers.requires:
            other = by_key.get(required)
            if other is None:
                close = difflib.get_close_matches(required, by_key, 1)
                raise UsageError(
                    f"{source.path}: requires {required}, which is not there",
                    f"Did you mean {close[0]}?" if close else None,
                )
            if PHASES.index(other.phase) > PHASES.index(source.phase):
                raise UsageError(
                    f"{source.path}: requires {required}, which comes in a later phase", f"Phases: {', '.join(PHASES)}."
                )
        graph.add(source.key, *(required for required in source.headers.requires if required in local))
    try:
        graph.prepare()
    except CycleError as exc:
        raise UsageError(
            f"these files require each other: {' → '.join(exc.args[1])}", "Take one `requires` away."
        ) from None
    ready: list[tuple[tuple[int, str, int, str], str]] = []
    result: list[Source] = []
    while graph.is_active():
        for key in graph.get_ready():
            heapq.heappush(ready, (rank(local[key]), key))
        _, key = heapq.heappop(ready)
        result.append(local[key])
        graph.done(key)
    return result
