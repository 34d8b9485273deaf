"""What the demo's files say: people, stories and insights of a region, checked to the file and the line."""

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import msgspec

HERE = Path(__file__).resolve().parent
REGIONS = ("oceania", "north_america", "europe")

Text = Annotated[str, msgspec.Meta(pattern=r"\S")]
Language = Annotated[str, msgspec.Meta(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
Days = Annotated[int, msgspec.Meta(gt=0)]
Purpose = Literal[
    "public_display",
    "cross_community",
    "research_use",
    "ai_analysis",
    "commercial_use",
    "policy_use",
    "media_use",
]
State = Literal["draft", "changes_requested", "submitted", "approved", "published"]
REVIEWED: frozenset[State] = frozenset({"changes_requested", "approved", "published"})


class ContentError(Exception):
    """A file of the demo says something that cannot be; the message begins with file and line."""


class Strict(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A table of a file; a key that it does not name is an error."""


class Person(Strict, frozen=True, kw_only=True):
    """Somebody who belongs to a community, and to others besides (`also`, as a member)."""

    name: Text
    role: Literal["member", "elder", "lead"]
    languages: tuple[Language, ...]
    pronouns: Text | None = None
    also: tuple[str, ...] = ()


class Consent(Strict, frozen=True, kw_only=True):
    """A purpose the storyteller agreed to, for some days or until withdrawn; `withdrawn` says why it was."""

    purpose: Purpose
    days: Days | None = None
    withdrawn: Text | None = None


class Analysis(Strict, frozen=True, kw_only=True):
    """What software found in a story; sentiment goes from -1 to 1."""

    themes: tuple[Text, ...]
    sentiment: Annotated[float, msgspec.Meta(ge=-1, le=1)]
    note: Text


class Story(Strict, frozen=True, kw_only=True):
    """A story as its file tells it; `told_in` is the storyteller's language where the text is in another."""

    title: Text
    storyteller: str
    community: str
    language: Language
    summary: Text
    themes: tuple[Text, ...]
    privacy: Literal["private", "community", "public"]
    state: State
    consents: tuple[Consent, ...]
    text: Text
    told_in: Language | None = None
    shared_with: tuple[str, ...] = ()
    reviewer: str | None = None
    review_note: Text | None = None
    content_warnings: tuple[Text, ...] = ()
    protocols: tuple[Text, ...] = ()
    analysis: Analysis | None = None

    def consents_to(self, purpose: Purpose) -> bool:
        """Whether consent to the purpose was given and not withdrawn."""
        return any(c.purpose == purpose and c.withdrawn is None for c in self.consents)


class Insight(Strict, frozen=True, kw_only=True):
    """What a community learned, by one of its elders or leads; `stories` are file names without `.md`."""

    community: str
    author: str
    kind: Literal["theme", "trend", "need", "success"]
    title: Text
    description: Text
    stories: tuple[str, ...]
    confidence: Annotated[float, msgspec.Meta(ge=0, le=1)]


class Region(Strict, frozen=True, kw_only=True):
    """Everything that one regional database is loaded with."""

    id: str
    people: dict[str, tuple[Person, ...]]
    stories: dict[str, Story]
    insights: tuple[Insight, ...]

    def lead(self, community: str) -> str:
        """The name of a community's first lead."""
        return next(person.name for person in self.people[community] if person.role == "lead")

    def roles(self, name: str) -> dict[str, str]:
        """The communities of a person, each with the role held there."""
        held: dict[str, str] = {}
        for community, people in self.people.items():
            for person in people:
                if person.name == name:
                    held |= {community: person.role} | dict.fromkeys(person.also, "member")
        return held

    def heads(self, name: str) -> set[str]:
        """The communities that a person is an elder or a lead of."""
        return {community for community, role in self.roles(name).items() if role != "member"}


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
    opening, *parts = re.split(r"^\+\+\+\n", path.read_text(encoding="utf-8"), maxsplit=2, flags=re.MULTILINE)
    if opening or len(parts) != 2:
        raise ContentError(f"{path}:1: a story begins with TOML between two lines of +++")
    matter, text = parts
    table = _parse(path, matter, first_line=2)
    if "text" in table:
        _fail(path, "text", "the text stands below the second +++")
    return _convert(table | {"text": text.strip()}, Story, path)


def _read_people(path: Path) -> dict[str, tuple[Person, ...]]:
    return {
        community: _convert(table, dict[Literal["people"], tuple[Person, ...]], path, community)["people"]
        for community, table in _parse(path, path.read_text(encoding="utf-8")).items()
    }


def _read_insights(path: Path) -> tuple[Insight, ...]:
    table = _parse(path, path.read_text(encoding="utf-8"))
    return _convert(table, dict[Literal["insights"], tuple[Insight, ...]], path)["insights"]


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


T = TypeVar("T")


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
    lines = path.read_text(encoding="utf-8").splitlines()
    line = 0
    for key, index in re.findall(r"([\w-]+)|\[(\d+)\]", where):
        if index and not re.search(r"\[$|^\[\[", lines[line]):
            continue
        step = rf"\[+{key}\]|.*\b{key} =" if key else r'\s+[{"]|\[\['
        hits = [n for n in range(line, len(lines)) if re.match(step, lines[n])]
        line = hits[int(index or 0)] if len(hits) > int(index or 0) else line
    return line + 1
