"""The order in which files apply: phase, pack, number or name, and before all what a file requires."""

import difflib
import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from eldb.errors import UsageError
from eldb.files.sources import PHASES, Source


def order(sources: Iterable[Source], packs: Sequence[str], elsewhere: Collection[str] = ()) -> list[Source]:
    """Sort by phase, pack and number or name, what is required first.

    `elsewhere` holds the keys of files that do not apply here. Raises UsageError for a cycle, for twins, and for what
    is required and cannot come before.
    """
    by_key: dict[str, Source] = {}
    for source in sources:
        if (twin := by_key.setdefault(source.key, source)) is not source:
            raise UsageError(
                f"{twin.path} and {source.path} both apply here",
                "Twins exclude each other: `when X` in one, `unless X` in the other.",
            )
    graph = TopologicalSorter({key: [*_required(source, by_key, elsewhere)] for key, source in by_key.items()})
    try:
        graph.prepare()
    except CycleError as exc:
        raise UsageError(
            f"these files require each other: {' → '.join(exc.args[1])}", "Take one `requires` away."
        ) from None

    def rank(source: Source) -> tuple[int, int, str, int, str]:
        position = packs.index(source.pack) if source.pack in packs else len(packs)
        return PHASES.index(source.phase), position, source.pack, source.number or 0, source.path

    ready: list[tuple[tuple[int, int, str, int, str], str]] = []
    result: list[Source] = []
    while graph.is_active():
        for key in graph.get_ready():
            heapq.heappush(ready, (rank(by_key[key]), key))
        _, key = heapq.heappop(ready)
        result.append(by_key[key])
        graph.done(key)
    return result


def _required(source: Source, by_key: Mapping[str, Source], elsewhere: Collection[str]) -> Iterator[str]:
    for required in source.headers.requires:
        if required in elsewhere:
            raise UsageError(
                f"{source.path}: requires {required}, which does not apply here",
                "Its pack or capability is missing; eldb doctor lists both.",
            )
        if required not in by_key:
            close = difflib.get_close_matches(required, by_key, 1)
            raise UsageError(
                f"{source.path}: requires {required}, which is not there",
                f"Did you mean {close[0]}?" if close else None,
            )
        if PHASES.index(by_key[required].phase) > PHASES.index(source.phase):
            raise UsageError(
                f"{source.path}: requires {required}, which comes in a later phase", f"Phases: {', '.join(PHASES)}."
            )
        yield required
