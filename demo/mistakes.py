"""Reports mistakes in the files of the demo, with file and line."""

import re
from pathlib import Path
from typing import NoReturn


class ContentError(Exception):
    """A file of the demo has a mistake. The message begins with file and line."""


def fail(path: Path, where: str, what: str) -> NoReturn:
    """Raise ContentError for a place such as `three-wells.people[2].role`."""
    raise ContentError(f"{path}:{_line_of(path, where)}: {what}")


def _line_of(path: Path, where: str) -> int:
    """The line of a place such as `three-wells.people[2].role`. It searches for each step below the one before."""
    lines = path.read_text(encoding="utf-8").splitlines()
    line = 0
    for key, index in re.findall(r"([\w-]+)|\[(\d+)\]", where):
        if index and not re.search(r"\[$|^\[\[", lines[line]):
            continue
        step = rf"\[+{key}\]|.*\b{key} =" if key else r'\s+[{"]|\[\['
        hits = [n for n in range(line, len(lines)) if re.match(step, lines[n])]
        line = hits[int(index or 0)] if len(hits) > int(index or 0) else line
    return line + 1
