"""Region profiles as files: finding them, and reading what an address needs before they are validated."""

import difflib
import re
import tomllib
from pathlib import Path
from typing import Any

from eldb.errors import UsageError
from eldb.paths import regions_dir


def find_profile(name: str) -> Path:
    """Return the file of a region given by name or by path. Raises UsageError that lists the known ones."""
    path = Path(name)
    if path.suffix == ".toml":
        if path.is_file():
            return path
        raise UsageError(
            f"{path}: there is no such region profile", "Name an existing .toml file, or a region by its name."
        )
    if re.fullmatch(r"[a-z_][a-z0-9_]*", name) and (path := regions_dir() / f"{name}.toml").is_file():
        return path
    known = sorted(path.stem for path in regions_dir().glob("*.toml"))
    close = difflib.get_close_matches(name, known, 1)
    hint = f"Did you mean {close[0]}? " if close else ""
    raise UsageError(
        f"there is no region '{name}'", f"{hint}Known regions: {', '.join(known)}; or give the path of a .toml file."
    )


def peek(path: Path) -> dict[str, Any]:
    """Return the raw tables of a profile. Raises UsageError for text that is no TOML."""
    from eldb.sources import read_text

    try:
        document = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as exc:
        raise UsageError(f"{path}: {exc}", "The file must be TOML 1.0, each key once.") from None
    return document
