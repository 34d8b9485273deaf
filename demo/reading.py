"""Reads the demo's files. An error names the file and line of a mistake."""

import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from demo.checking import check_region
from demo.content import CommunityTable, DemoRegion, DemoStory, Insight, Insights, Person
from demo.mistakes import ContentError, fail
from demo.rules import Rules

T = TypeVar("T")


def read_region(folder: Path) -> DemoRegion:
    """Read and check the folder of one region. Raises ContentError for the first mistake."""
    region = DemoRegion(
        id=folder.name,
        people=_read_people(folder / "communities.toml"),
        rules=_read_rules(folder / "rules.toml"),
        stories={path.stem: read_story(path) for path in sorted((folder / "stories").glob("*.md"))},
        insights=_read_insights(folder / "insights.toml"),
    )
    check_region(region, folder)
    return region


def read_story(path: Path) -> DemoStory:
    """Read a story: TOML between two lines of `+++`, then the text."""
    opening, *parts = re.split(r"^\+\+\+\n", _read(path), maxsplit=2, flags=re.MULTILINE)
    if opening or len(parts) != 2:
        raise ContentError(f"{path}:1: a story begins with TOML between two lines of +++")
    matter, text = parts
    table = _parse(path, matter, first_line=2)
    if "text" in table:
        fail(path, "text", "the text belongs below the second +++")
    return _convert(table | {"text": text.strip()}, DemoStory, path)


def _read_people(path: Path) -> dict[str, tuple[Person, ...]]:
    return {
        community: _convert(table, CommunityTable, path, community).people
        for community, table in _parse(path, _read(path)).items()
    }


def _read_rules(path: Path) -> Rules:
    return _convert(_parse(path, _read(path)), Rules, path)


def _read_insights(path: Path) -> tuple[Insight, ...]:
    return _convert(_parse(path, _read(path)), Insights, path).insights


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as exc:
        raise ContentError(f"{path}: {exc}") from None


def _parse(path: Path, toml: str, first_line: int = 1) -> dict[str, Any]:
    try:
        return tomllib.loads(toml)
    except tomllib.TOMLDecodeError as exc:
        place = re.search(r"line (\d+)", str(exc))
        line = int(place[1]) if place else toml.count("\n")
        raise ContentError(f"{path}:{line + first_line - 1}: {str(exc).split(' (at')[0].lower()}") from None


def _convert(data: object, kind: type[T], path: Path, prefix: str = "") -> T:
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as exc:
        what, _, place = str(exc).partition(" - at `$")
        unknown = re.search(r"unknown field `(.*)`", what)
        where = f"{prefix}{place.rstrip('`')}" + (f".{unknown[1]}" if unknown else "")
        fail(path, where, what[0].lower() + what[1:])
