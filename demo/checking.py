"""Checks that the files of a region agree with each other."""

from itertools import combinations
from pathlib import Path

from demo.checking_rules import check_rules
from demo.content import PUBLISHED, REVIEWED, DemoRegion, DemoStory, Insight
from demo.mistakes import fail


def check_region(region: DemoRegion, folder: Path) -> None:
    """Raise ContentError for the first contradiction in the files."""
    _check_people(region, folder / "communities.toml")
    check_rules(region, folder / "rules.toml")
    for slug, story in region.stories.items():
        path = folder / "stories" / f"{slug}.md"
        _check_story(region, story, path)
        _check_reviews(region, story, path)
    for position, insight in enumerate(region.insights):
        _check_insight(region, insight, folder / "insights.toml", f"insights[{position}]")


def _check_people(region: DemoRegion, path: Path) -> None:
    names: set[str] = set()
    for community, people in region.people.items():
        if not any(person.role == "lead" for person in people):
            fail(path, community, "a community needs a lead, who admits the others")
        for position, person in enumerate(people):
            where = f"{community}.people[{position}]"
            if person.name in names:
                fail(path, where, f"{person.name} is already somebody else's name")
            names.add(person.name)
            if unknown := set(person.also) - (region.people.keys() - {community}):
                fail(path, where, f"there is no other community {min(unknown)}")


def _check_story(region: DemoRegion, story: DemoStory, path: Path) -> None:
    belongs_to = region.roles(story.storyteller).keys()
    if story.community not in belongs_to:
        fail(path, "storyteller", f"{story.storyteller} is not in {story.community}")
    if strange := set(story.shared_with) - (belongs_to - {story.community}):
        fail(path, "shared_with", f"{story.storyteller} is not in {min(strange)}")
    for name in story.protocols:
        protocol = region.rules.protocol(name)
        if protocol is None or story.community not in protocol.communities:
            fail(path, "protocols", f"{story.community} has no protocol {name}")
    for mention in story.people:
        if not region.roles(mention.name).keys() & belongs_to:
            fail(path, "people", f"{mention.name} is in no community of {story.storyteller}")
    if any(one.purpose == other.purpose for one, other in combinations(story.consents, 2)):
        fail(path, "consents", "a story names each purpose once")
    if story.analysis and not story.consents_to("ai_analysis"):
        fail(path, "analysis", "an analysis needs consent to ai_analysis")


def _check_reviews(region: DemoRegion, story: DemoStory, path: Path) -> None:
    if (story.state in REVIEWED) != (story.reviewer is not None):
        fail(path, "state", f"a story that is {story.state} has {'no' if story.reviewer else 'a'} reviewer")
    for name in story.reviewers:
        key = "reviewer" if name == story.reviewer else "also_approved_by"
        if name == story.storyteller:
            fail(path, key, "nobody reviews their own story")
        if not region.heads(name) & story.communities:
            fail(path, key, f"{name} is no elder or lead of {story.community}")
        if not region.admits(name, story):
            fail(path, key, f"the protocols do not let {name} read it")
    if story.state in PUBLISHED:
        approving = region.elders(story.communities) & set(story.reviewers)
        if len(approving) < (asked := region.approvals(story)):
            fail(path, "state", f"{asked} elders must approve it before it is published")
    if (story.state == "archived") != (story.archived_by is not None):
        fail(path, "state", f"a story that is {story.state} was archived by {story.archived_by or 'somebody'}")
    if story.archived_by and story.archived_by not in region.keepers(story):
        fail(path, "archived_by", f"{story.archived_by} is no elder or lead of {story.community}")


def _check_insight(region: DemoRegion, insight: Insight, path: Path, where: str) -> None:
    if insight.community not in region.heads(insight.author):
        fail(path, f"{where}.author", f"{insight.author} is no elder or lead of {insight.community}")
    for slug in insight.stories:
        story = region.stories.get(slug)
        if story is None or insight.community not in story.communities:
            fail(path, f"{where}.stories", f"{insight.community} has no story {slug}")
        if story.state != "published" or story.privacy == "private":
            fail(path, f"{where}.stories", f"{slug} is not published to its community")
        if not region.admits(insight.author, story):
            fail(path, f"{where}.stories", f"the protocols do not let {insight.author} read {slug}")
