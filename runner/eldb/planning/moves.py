"""Find repeatable files that somebody moved to another topic, renamed or merged since eldb applied them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from eldb.files.sources import Source, Tree, split_path
from eldb.planning.plan import Move, ObjectDifference, Record


def find_moves(records: Iterable[str], tree: Tree) -> tuple[Move, ...]:
    """Find the new file for each applied file that no longer exists: by the same name, else by moved.toml."""
    known = set(records)
    by_name = {split_path(source.path): source for source in tree.sources if not source.versioned}
    successors: dict[str, list[str]] = {}
    for path in sorted(known - tree.by_path.keys()):
        if source := _successor(path, by_name, tree):
            successors.setdefault(source.path, []).append(path)
    return tuple(
        Move(path, now, keeps_record=now not in known and path == _heir(now, paths))
        for now, paths in successors.items()
        for path in paths
    )


def carry_records(records: Mapping[str, Record], moves: Iterable[Move]) -> dict[str, Record]:
    """Return the records with the new paths."""
    by_path = {move.was: move for move in moves}
    carried = {}
    for path, record in records.items():
        if path not in by_path:
            carried[path] = record
        elif by_path[path].keeps_record:
            carried[by_path[path].now] = replace(record, path=by_path[path].now)
    return carried


def carry_differences(differences: Iterable[ObjectDifference], moves: Iterable[Move]) -> list[ObjectDifference]:
    """Return the differences with the new paths."""
    now = {move.was: move.now for move in moves}
    return [replace(found, path=now.get(found.path or "", found.path)) for found in differences]


def _successor(path: str, by_name: Mapping[tuple[str, str, str], Source], tree: Tree) -> Source | None:
    phase, pack, file = split_path(path)
    if source := by_name.get((phase, pack, file)):
        return source
    name = tree.moved.get((phase, pack, file.split(".sql")[0].split("@")[0]))
    found = (source for source in by_name.values() if (source.phase, source.pack, source.name) == (phase, pack, name))
    return next(found, None)


def _heir(now: str, paths: list[str]) -> str:
    """Of several files that became one, choose the one whose record goes on: the one with the same name."""
    return next((path for path in paths if split_path(path) == split_path(now)), paths[0])
