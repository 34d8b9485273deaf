"""Read the demo's files; whatever is wrong is named with its file and line."""

import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from demo.content import REVIEWED, Community, Insight, Insights, Person, Region, Story

T = TypeVar("T")


class ContentError(Exception):
    """A file of the demo says something that cannot be; the message begins with file and line."""


def read_region(folder: Path) -> Region:
    """Read and check one region's folder. Raises ContentError for the first thing that is wrong."""
    stories = {path.stem: read_story(path) for path in sorted((folder / "stories").glob("*.md"))}
    region = Region(
        id=folder.name,
        people=_read_people(folder / "communities.toml"),
        stories=stories,
        insights=_read_insights(folder / "insights.toml"),
    )
    _check_people(region, folder / "communities.toml")
    for slug, story in stories.items():
        _check_story(region, story, folder / "stories" / f"{slug}.md")
    for position, insight in enumerate(region.insights):
        _check_insight(region, insight, folder / "insights.toml", f"insights[{position}]")
    return region


def read_story(path: Path) -> Story:
    """Read a story: TOML between two lines of `+++`, then the text."""
    opening, *parts = re.split(r"^\+\+\+\n", _read(path), maxsplit=2, flags=re.MULTILINE)
    if opening or len(parts) != 2:
        raise ContentError(f"{path}:1: a story begins with TOML between two lines of +++")
    matter, text = parts
    table = _parse(path, matter, first_line=2)
    if "text" in table:
        _fail(path, "text", "the text stands below the second +++")
    return _convert(table | {"text": text.strip()}, Story, path)


def _read_people(path: Path) -> dict[str, tuple[Person, ...]]:
    return {
        community: _convert(table, Community, path, community).people
        for community, table in _parse(path, _read(path)).items()
    }


def _read_insights(path: Path) -> tuple[Insight, ...]:
    table = _parse(path, _read(path))
    return _convert(table, Insights, path).insights


def _check_people(region: Region, path: Path) -> None:
    names: set[str] = set()
    for community, people in region.people.items():
        if not any(person.role == "lead" for person in people):
            _fail(path, community, "a community needs a lead, who admits the others")
        for position, person in enumerate(people):
            where = f"{community}.people[{position}]"
            if person.name in names:
                _fail(path, where, f"{person.name} is already somebody else's name")
            names.add(person.name)
            if unknown := set(person.also) - (region.people.keys() - {community}):
                _fail(path, where, f"there is no other community {min(unknown)}")


def _check_story(region: Region, story: Story, path: Path) -> None:
    belongs_to = region.roles(story.storyteller).keys()
    if story.community not in belongs_to:
        _fail(path, "storyteller", f"{story.storyteller} is not in {story.community}")
    if strange := set(story.shared_with) - (belongs_to - {story.community}):
        _fail(path, "shared_with", f"{story.storyteller} is not in {min(strange)}")
    if (story.state in REVIEWED) != (story.reviewer is not None):
        _fail(path, "state", f"a story that is {story.state} has {'no' if story.reviewer else 'a'} reviewer")
    if story.reviewer == story.storyteller:
        _fail(path, "reviewer", "nobody reviews their own story")
    if story.reviewer and not region.heads(story.reviewer) & {story.community, *story.shared_with}:
        _fail(path, "reviewer", f"{story.reviewer} is no elder or lead of {story.community}")
    purposes = [consent.purpose for consent in story.consents]
    if len(purposes) != len(set(purposes)):
        _fail(path, "consents", "each purpose stands once")
    if story.analysis and not story.consents_to("ai_analysis"):
        _fail(path, "analysis", "an analysis needs consent to ai_analysis")


def _check_insight(region: Region, insight: Insight, path: Path, where: str) -> None:
    if insight.community not in region.heads(insight.author):
        _fail(path, f"{where}.author", f"{insight.author} is no elder or lead of {insight.community}")
    for slug in insight.stories:
        story = region.stories.get(slug)
        if story is None or insight.community not in (story.community, *story.shared_with):
            _fail(path, f"{where}.stories", f"{insight.community} has no story {slug}")
        elif story.state != "published" or story.privacy == "private":
            _fail(path, f"{where}.stories", f"{slug} is not published to its community")


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
        _fail(path, where, what[0].lower() + what[1:])
        raise


def _fail(path: Path, where: str, what: str) -> None:
    raise ContentError(f"{path}:{_line_of(path, where)}: {what}")


def _line_of(path: Path, where: str) -> int:
    """The line of a place such as `three-wells.people[2].role`: each step is looked for below the one before."""
    lines = _read(path).splitlines()
    line = 0
    for key, index in re.findall(r"([\w-]+)|\[(\d+)\]", where):
        if index and not re.search(r"\[$|^\[\[", lines[line]):
            continue
        step = rf"\[+{key}\]|.*\b{key} =" if key else r'\s+[{"]|\[\['
        hits = [n for n in range(line, len(lines)) if re.match(step, lines[n])]
        line = hits[int(index or 0)] if len(hits) > int(index or 0) else line
    return line + 1
