"""The demo's files have the numbers that the project promises. They are all different and consistent."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from demo.content import HERE, REGIONS, DemoRegion, DemoStory, State
from demo.mistakes import ContentError
from demo.reading import read_region
from demo.rules import Rules
from msgspec.structs import replace

from eldb.files.profile_schema import parse_profile
from tests.demo.expected import runs, titles

CONTENT = {name: read_region(HERE / name) for name in REGIONS}
STORIES = [
    pytest.param(region, story, id=f"{name}/{slug}")
    for name, region in CONTENT.items()
    for slug, story in region.stories.items()
]


def test_the_demo_has_222_members_71_stories_48_analyses_and_13_insights() -> None:
    regions = CONTENT.values()
    stories = [story for region in regions for story in region.stories.values()]
    assert len({p.name for region in regions for people in region.people.values() for p in people}) == 222
    assert len(stories) == 71
    assert sum(story.analysis is not None for story in stories) == 48
    assert sum(len(region.insights) for region in regions) == 13


@pytest.mark.parametrize("name", REGIONS)
def test_communities_are_those_that_the_region_declares(name: str) -> None:
    path = HERE.parent / "regions" / f"{name}.toml"
    profile = parse_profile(path.read_text(encoding="utf-8"), str(path))
    assert profile.region.id == name
    assert [community.slug for community in profile.communities] == list(CONTENT[name].people)


@pytest.mark.parametrize(("region", "story"), STORIES)
def test_a_story_names_people_who_exist_and_has_60_to_180_words(region: DemoRegion, story: DemoStory) -> None:
    everybody = {p.name for people in region.people.values() for p in people}
    assert {story.storyteller, story.reviewer or story.storyteller} <= everybody
    assert 60 <= len(story.text.split()) <= 180


def test_no_text_occurs_twice() -> None:
    stories = [story for region in CONTENT.values() for story in region.stories.values()]
    insights = [insight for region in CONTENT.values() for insight in region.insights]
    sentences = [s for story in stories for s in re.split(r"(?<=[.!?])\s+", story.text) if len(s.split()) > 7]
    for texts in (
        sentences,
        [story.title for story in stories],
        [story.summary for story in stories],
        [story.analysis.note for story in stories if story.analysis],
        [insight.description for insight in insights],
    ):
        assert len(texts) == len(set(texts))


def test_every_state_privacy_and_purpose_occurs() -> None:
    stories = [story for region in CONTENT.values() for story in region.stories.values()]
    consents = [consent for story in stories for consent in story.consents]
    assert {s.state for s in stories} == set(get_args(State))
    assert {s.privacy for s in stories} == {"private", "community", "public"}
    assert len({c.purpose for c in consents}) == 7
    assert any(c.days for c in consents)
    assert any(c.withdrawn and c.purpose == "public_display" for c in consents)
    assert any(s.shared_with for s in stories)
    assert {s.sharing for s in stories} == {"all", "any"}


def test_every_kind_of_rule_occurs() -> None:
    rules = [region.rules for region in CONTENT.values()]
    protocols = [protocol for of_region in rules for protocol in of_region.protocols]
    periods = [period for of_region in rules for period in of_region.periods]
    assert {p.community for p in protocols} == {slug for region in CONTENT.values() for slug in region.people}
    assert {p.access for p in protocols} == {"strict", "open"}
    assert {p.enforcement for p in protocols} == {"mandatory", "recommended", "optional"}
    assert any(p.partners for p in protocols)
    assert {p.kind for p in periods} == {"sorry_business", "ceremony", "season"}
    assert {p.effect for p in periods if runs(p)} == {"hide", "elders_only"}
    assert {p.lifted for p in periods} == {True, False}
    assert any(p.begins > 0 for p in periods)
    assert {a.accepted for of_region in rules for a in of_region.agreements} == {True, False}
    assert all(of_region.policies for of_region in rules)
    assert sum(len(of_region.grants) for of_region in rules) == 1


def without_blocks(rules: Rules) -> Rules:
    return replace(
        rules,
        protocols=tuple(
            replace(p, blocked=(), partners=tuple(replace(circle, blocked=()) for circle in p.partners))
            for p in rules.protocols
        ),
    )


WITHOUT_ONE_KIND = {kind: lambda rules, kind=kind: replace(rules, **{kind: ()}) for kind in Rules.__struct_fields__}


@pytest.mark.parametrize("remove", [*WITHOUT_ONE_KIND.values(), without_blocks], ids=[*WITHOUT_ONE_KIND, "blocks"])
def test_each_kind_of_rule_decides_for_somebody_in_oceania(remove: Callable[[Rules], Rules]) -> None:
    region = CONTENT["oceania"]
    without_it = replace(region, rules=remove(region.rules))
    names = [person.name for people in region.people.values() for person in people]
    assert any(titles(region, name) != titles(without_it, name) for name in names)


@pytest.fixture
def oceania(tmp_path: Path) -> Path:
    """A copy of the files of a region. The test may break it."""
    return Path(shutil.copytree(HERE / "oceania", tmp_path / "oceania"))


BROKEN = [
    ("stories/01-the-tide-board.md", "+++\ntitle", "title", 1, "between two lines of +++"),
    ("stories/01-the-tide-board.md", 'language = "en"', 'language = "en', 5, "illegal character"),
    ("stories/01-the-tide-board.md", "summary", "sumary", 6, "unknown field"),
    ("stories/01-the-tide-board.md", '"ai_analysis"', '"everything"', 13, "invalid enum value"),
    ("stories/01-the-tide-board.md", "sentiment = 0.15", "sentiment = 15", 19, "<= 1"),
    ("stories/01-the-tide-board.md", "Dorothy Simeon", "Someone Else", 3, "is not in pandanus-passage"),
    ("stories/01-the-tide-board.md", "Aunty Rosie Matthew", "Dorothy Simeon", 10, "their own story"),
    ("stories/01-the-tide-board.md", "Aunty Rosie Matthew", "Sam Barnabas", 10, "no elder or lead"),
    ("stories/01-the-tide-board.md", 'state = "published"', 'state = "draft"', 9, "has no reviewer"),
    ("stories/01-the-tide-board.md", '"policy_use"', '"public_display"', 11, "names each purpose once"),
    ("stories/01-the-tide-board.md", '    { purpose = "ai_analysis" },\n', "", 16, "needs consent to ai_analysis"),
    ("stories/07-alto-on-speakerphone.md", '["jacaranda-street"]', '["three-wells"]', 5, "is not in three-wells"),
    ("communities.toml", '"Uncle Ned Barnabas", role = "elder"', '"Uncle Ned Barnabas", role = "chief"', 8, "enum"),
    ("communities.toml", '"Sam Barnabas"', '"Dorothy Simeon"', 10, "already somebody else's name"),
    (
        "communities.toml",
        'also = ["jacaranda-street"] },\n    { name = "Keziah',
        'also = ["mars"] },\n    { name = "Keziah',
        11,
        "mars",
    ),
    ("insights.toml", '"Trish Hollis"', '"Les Grogan"', 32, "is no elder or lead of redgum-bend"),
    ("insights.toml", '"18-mandaang-guwu"', '"25-letter-i-am-not-sending"', 36, "is not published"),
    ("insights.toml", '"18-mandaang-guwu"', '"01-the-tide-board"', 36, "redgum-bend has no story"),
    ("insights.toml", '"Sela Vaipulu"', '"Lusia Tavale"', 45, "do not let Lusia Tavale read 26-picking-season"),
    ("stories/01-the-tide-board.md", "consents", 'protocols = ["No such"]\nconsents', 11, "has no protocol No such"),
    ("stories/03-ten-words-a-week.md", "Aunty Rosie Matthew", "Walter Philemon", 11, "do not let Walter Philemon"),
    ("stories/02-nine-outboards.md", '"Georgie Titus"', '"Somebody"', 12, "Somebody is in no community"),
    ("stories/15-between-two-chairs.md", '"Uncle Percy Hume"', '"Colleen Ryder"', 9, "2 elders must approve it"),
    ("stories/24-the-tinny-and-the-piano.md", 'd_by = "Scott', 'd_by = "Sean', 11, "Sean Grogan is no elder"),
    ("stories/24-the-tinny-and-the-piano.md", '"archived"', '"published"', 9, "was archived by Scott Grogan"),
    ("rules.toml", '"Esther Boaz"', '"Marcus Johns"', 9, "Marcus Johns is not in pandanus-passage"),
    ("rules.toml", '["Joel Gideon"]', '["Esther Boaz"]', 10, "admits Esther Boaz or blocks them"),
    ("rules.toml", '"A name stays with its story"', '"Families read first"', 20, "already another protocol's name"),
    ("rules.toml", '["redgum-bend", "three-wells"]', '["mars", "three-wells"]', 98, "no community mars"),
    ("rules.toml", '["redgum-bend", "three-wells"]', '["three-wells", "three-wells"]', 98, "two communities"),
    ("rules.toml", 'decided_by = "Walter Philemon"', 'decided_by = "Sam Barnabas"', 114, "is no elder or lead"),
    ("rules.toml", 'granted_by = "Aunty Lorna Rankin"', 'granted_by = "Sam Barnabas"', 120, "is no elder or lead"),
    ("rules.toml", 'researcher = "Talia Fonua"', 'researcher = "Somebody"', 119, "Somebody is in no community"),
    ("rules.toml", "ends = 135", "ends = 44", 170, "ends after it begins"),
    ("rules.toml", 'person = "Georgie Titus"', 'person = "Scott Grogan"', 129, "is not in pandanus-passage"),
    (
        "rules.toml",
        'person = "Georgie Titus"',
        'protocol = "The carers\' table"',
        129,
        "pandanus-passage has no protocol",
    ),
    (
        "rules.toml",
        'person = "Georgie Titus"',
        'person = "Georgie Titus"\nprotocol = "Families read first"',
        124,
        "or for",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "line", "words"), BROKEN, ids=[case[-1] for case in BROKEN])
def test_the_error_names_file_and_line_of_a_mistake(
    oceania: Path, name: str, old: str, new: str, line: int, words: str
) -> None:
    path = oceania / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=f"^{re.escape(f'{path}:{line}: ')}.*{re.escape(words)}"):
        read_region(oceania)
