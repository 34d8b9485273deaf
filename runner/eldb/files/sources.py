"""Find the SQL files of a folder and read them, strictly.

docs/format.md specifies the layout: `schema/<pack>/<file>`, else `<phase>/<pack>/<topic>/<file>`. Topics are optional.
"""

import difflib
import hashlib
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from eldb.errors import UsageError
from eldb.files.headers import Headers, parse_headers
from eldb.files.moved import read_moved
from eldb.files.reading import read_text

PHASES = ("schema", "functions", "views", "rls", "cron")
VERSIONED = "schema"

_NAME = re.compile(
    r"""(?: (?P<number>\d{4})_(?P<what>[a-z0-9_]+?)(?P<revert>\.revert)?
          | (?P<object>[a-z0-9_]+(?:\.[a-z0-9_]+)?)(?:@(?P<variant>[a-z0-9_]+))? )
        \.sql(?P<template>\.j2)?""",
    re.VERBOSE,
)
_SUFFIXES = (".sql", ".j2")


@dataclass(frozen=True)
class Source:
    """One SQL file: its path, its name and its text."""

    path: str
    phase: str
    pack: str
    name: str
    text: str
    sha256: str
    headers: Headers
    is_template: bool
    number: int | None = None
    revert: "Source | None" = None

    @property
    def versioned(self) -> bool:
        """True for a file that runs once, False for a file that runs again after each change."""
        return self.phase == VERSIONED

    @property
    def key(self) -> str:
        """The path without topic, variant and template suffix: the same for twin files of one object."""
        return path_key(self.path)


@dataclass(frozen=True)
class Tree:
    """All SQL files below one folder."""

    root: Path
    sources: tuple[Source, ...]
    macros: dict[str, str] = field(default_factory=dict)
    moved: dict[tuple[str, str, str], str] = field(default_factory=dict)

    @cached_property
    def by_path(self) -> dict[str, Source]:
        """The files, by their path below the folder."""
        return {source.path: source for source in self.sources}

    @cached_property
    def git_commit(self) -> str | None:
        """The commit of the checkout that holds the files, None outside a checkout."""
        command = ["git", "-C", str(self.root), "rev-parse", "HEAD"]
        try:
            return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
        except (OSError, subprocess.CalledProcessError):
            return None

    @property
    def packs(self) -> list[str]:
        """The packs that have a file here, sorted by name."""
        return sorted({source.pack for source in self.sources})


def is_tree(root: Path) -> bool:
    """True for a folder that holds a file of this layout."""
    return any(_NAME.fullmatch(path.name) for phase in PHASES for path in (root / phase).glob("*/**/*"))


def read_tree(root: Path) -> Tree:
    """Read every file below `root`. Raises UsageError for the first file that does not fit."""
    if not root.is_dir():
        raise UsageError(f"{root} is not a folder", "Name the folder that contains schema/, functions/ and so on.")
    _refuse_other_folders(root)
    sources: list[Source] = []
    reverts: dict[str, Source] = {}
    macros: dict[str, str] = {}
    for path in _sql_files(root):
        relative = path.relative_to(root).as_posix()
        if path.name.startswith("_"):
            macros[relative] = read_text(path)
            continue
        source, is_revert = _read_source(path, relative)
        if is_revert:
            if source.headers.no_transaction:
                raise UsageError(f"{path}: a revert runs in a transaction", "Remove no-transaction and CONCURRENTLY.")
            reverts[source.key.replace(".revert.sql", ".sql")] = source
        else:
            sources.append(source)
    _refuse_twice(sources)
    paired = tuple(
        replace(source, revert=reverts.pop(source.key, None)) if source.versioned else source for source in sources
    )
    if reverts:
        orphan = next(iter(reverts.values()))
        raise UsageError(f"{orphan.path}: this revert has no versioned file", "Correct its name, or delete it.")
    return Tree(root, paired, macros, read_moved(root, {(source.phase, source.pack, source.name) for source in paired}))


def path_key(path: str) -> str:
    """Return the path without topic, variant and template suffix; the file need not exist."""
    return re.sub(r"(@\w+)?(\.sql)?(\.j2)?$", ".sql", "/".join(split_path(path)))


def split_path(path: str) -> tuple[str, str, str]:
    """Return phase, pack and file name of a path below the folder, without its topics."""
    phase, _, rest = path.partition("/")
    pack, _, rest = rest.partition("/")
    return phase, pack, rest.rpartition("/")[2]


def _sql_files(root: Path) -> Iterator[Path]:
    for phase in PHASES:
        for path in sorted((root / phase).rglob("*")):
            if path.suffix.lower() in _SUFFIXES and not path.is_dir():
                yield path


def _refuse_other_folders(root: Path) -> None:
    for folder in sorted(path for path in root.iterdir() if path.is_dir() and not path.name.startswith(".")):
        if folder.name not in PHASES and any(path.suffix.lower() in _SUFFIXES for path in folder.rglob("*")):
            close = difflib.get_close_matches(folder.name, PHASES, 1)
            raise UsageError(
                f"{folder}: this folder is not a phase, so eldb would never apply the SQL in it",
                f"Did you mean {close[0]}?" if close else f"Phases: {', '.join(PHASES)}.",
            )


def _read_source(path: Path, relative: str) -> tuple[Source, bool]:
    parts = relative.split("/")
    match = _NAME.fullmatch(parts[-1])
    phase = parts[0]
    fits = len(parts) == 3 if phase == VERSIONED else len(parts) >= 3
    if not fits or match is None or (match["number"] is None) == (phase == VERSIONED):
        shape = (
            "schema/<pack>/NNNN_<what>.sql" if phase == VERSIONED else f"{phase}/<pack>/[<topic>/]<schema>.<name>.sql"
        )
        raise UsageError(
            f"{path}: the name does not fit {shape}",
            "See docs/format.md. The name of a file of macros begins with '_'.",
        )
    text = read_text(path)
    source = Source(
        path=relative,
        phase=phase,
        pack=parts[1],
        name=match["what"] or match["object"],
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        headers=parse_headers(text, str(path)),
        is_template=match["template"] is not None,
        number=int(match["number"]) if match["number"] else None,
    )
    return source, match["revert"] is not None


def _refuse_twice(sources: Iterable[Source]) -> None:
    seen: dict[tuple[str, str, int], Source] = {}
    for source in sources:
        if source.number is None:
            continue
        other = seen.setdefault((source.phase, source.pack, source.number), source)
        if other is not source:
            raise UsageError(f"{source.path}: {other.path} has the same number", "Give one the next free number.")
