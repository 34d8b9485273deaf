"""Put files into the order in which eldb applies them."""

import difflib
import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from eldb.errors import UsageError
from eldb.files.sources import PHASES, Source, path_key


def order(sources: Iterable[Source], packs: Sequence[str], elsewhere: Iterable[Source] = ()) -> list[Source]:
    """Sort by phase, pack and number or name; put what a file requires before it.

    `elsewhere` holds the files that do not apply here. Raises UsageError for a cycle, for twins, and for a required
    file that cannot come first.
    """
    by_key: dict[str, Source] = {}
    for source in sources:
        if (twin := by_key.setdefault(source.key, source)) is not source:
            raise UsageError(
                f"{twin.path} and {source.path} both apply here",
                "Write `when X` in one and `unless X` in the other, so that only one applies.",
            )
    known = _by_spelling(by_key.values())
    missing = _by_spelling(elsewhere)
    graph = TopologicalSorter({key: [*_required(source, known, missing)] for key, source in by_key.items()})
    try:
        graph.prepare()
    except CycleError as exc:
        raise UsageError(f"these files require each other: {' → '.join(exc.args[1])}", "Remove one requires.") from None

    def rank(source: Source) -> tuple[int, int, str, int, str]:
        position = packs.index(source.pack) if source.pack in packs else len(packs)
        return PHASES.index(source.phase), position, source.pack, source.number or 0, f"{source.name} {source.path}"

    ready: list[tuple[tuple[int, int, str, int, str], str]] = []
    result: list[Source] = []
    while graph.is_active():
        for key in graph.get_ready():
            heapq.heappush(ready, (rank(by_key[key]), key))
        _, key = heapq.heappop(ready)
        result.append(by_key[key])
        graph.done(key)
    return result


def _by_spelling(sources: Iterable[Source]) -> dict[str, list[Source]]:
    """Return the files by each spelling of `requires`: the object's name, or a path without topic and suffix."""
    found: dict[str, list[Source]] = {}
    for source in sources:
        found.setdefault(source.key, []).append(source)
        if not source.versioned:
            found.setdefault(source.name, []).append(source)
    return found


def _required(source: Source, known: Mapping[str, list[Source]], missing: Mapping[str, list[Source]]) -> Iterator[str]:
    for required in source.headers.requires:
        spelled = path_key(required) if "/" in required else required
        candidates = known.get(spelled, [])
        if not candidates and spelled in missing:
            raise UsageError(
                f"{source.path}: requires {required}, which does not apply here",
                "Its pack or its capability is missing; eldb doctor lists both.",
            )
        if not candidates:
            close = difflib.get_close_matches(required, known, 1)
            raise UsageError(
                f"{source.path}: requires {required}, which no file makes",
                f"Did you mean {close[0]}?" if close else "Name an object that a file of this folder makes.",
            )
        earlier = [found for found in candidates if PHASES.index(found.phase) <= PHASES.index(source.phase)]
        if not earlier:
            phases = f"Phases: {', '.join(PHASES)}."
            raise UsageError(f"{source.path}: requires {required}, which is in a later phase", phases)
        if len(earlier) > 1:
            paths = " or ".join(found.path for found in earlier)
            raise UsageError(
                f"{source.path}: requires {required}, which can mean {paths}",
                "Write the path of the file that you mean.",
            )
        yield earlier[0].key
