"""Read moved.toml, which names the new file for each file that was renamed or merged into another.

A file that only changed its topic needs no line, because eldb finds it by its name.
"""

from collections.abc import Collection
from pathlib import Path

from eldb.errors import UsageError
from eldb.files.reading import parse_toml, read_text

NAME = "moved.toml"
Moved = dict[tuple[str, str, str], str]


def read_moved(root: Path, files: Collection[tuple[str, str, str]]) -> Moved:
    """Return the new object name by phase, pack and old object name.

    `files` holds phase, pack and object name of every file. Raises UsageError for a name without a file.
    """
    path = root / NAME
    if not path.is_file():
        return {}
    tables = parse_toml(read_text(path), str(path), 'A line reads: "<schema>.<old name>" = "<schema>.<new name>"')
    moved: Moved = {}
    for folder, names in tables.items():
        phase, _, pack = folder.partition("/")
        if not isinstance(names, dict):
            raise UsageError(f"{path}: '{folder}' is not a table", 'Begin each folder with ["<phase>/<pack>"].')
        for old, new in names.items():
            if (phase, pack, new) not in files:
                raise UsageError(
                    f"{path}: {folder} has no file for {new}, which should replace {old}",
                    "Name the object of a file that exists, or delete the line.",
                )
            moved[phase, pack, old] = new
    return moved
