"""Computes who should see which story of a region, from the demo's files alone."""

from demo.content import DemoRegion, DemoStory
from demo.fields import Purpose
from demo.rules import Period

NOBODY = ""
"""A reader who is in no file: an anonymous request, or a person who has just signed in."""


def titles(region: DemoRegion, reader: str) -> set[str]:
    """The titles of the stories that a person should see."""
    return {story.title for story in region.stories.values() if sees(region, reader, story)}


def sees(region: DemoRegion, reader: str, story: DemoStory) -> bool:
    if story.storyteller == reader:
        return True
    return reaches(region, reader, story) and region.admits(reader, story) and not rests(region, reader, story)


def reaches(region: DemoRegion, reader: str, story: DemoStory) -> bool:
    """Whether a reach opens the story to a person. The gates may still close it."""
    belongs_to, heads = set(region.roles(reader)), region.heads(reader)
    if story.state in ("submitted", "approved"):
        return bool(story.communities & heads)
    if story.state == "archived":
        return story.community in heads
    if story.state != "published" or story.privacy == "private":
        return False
    partners = {other for slug in belongs_to for other in partners_of(region, slug)}
    granted = {grant.community for grant in region.rules.grants if grant.researcher == reader}
    return (
        (story.privacy == "public" and in_effect(region, story, "public_display"))
        or bool(story.communities & belongs_to)
        or (story.community in partners and in_effect(region, story, "cross_community"))
        or (story.community in granted and in_effect(region, story, "research_use"))
    )


def in_effect(region: DemoRegion, story: DemoStory, purpose: Purpose) -> bool:
    denied = {policy.community for policy in region.rules.policies if policy.purpose == purpose}
    return story.consents_to(purpose) and story.community not in denied


def partners_of(region: DemoRegion, community: str) -> set[str]:
    agreed = [set(agreement.between) for agreement in region.rules.agreements if agreement.accepted]
    return {other for pair in agreed if community in pair for other in pair - {community}}


def rests(region: DemoRegion, reader: str, story: DemoStory) -> bool:
    """Whether a period of today hides the story from a person."""
    effects = {period.effect for period in region.rules.periods if runs(period) and touches(period, story)}
    is_elder = region.roles(reader).get(story.community) == "elder"
    return "hide" in effects or ("elders_only" in effects and not is_elder)


def runs(period: Period) -> bool:
    return period.begins <= 0 and not period.lifted


def touches(period: Period, story: DemoStory) -> bool:
    if period.protocol:
        return period.protocol in story.protocols
    if period.person:
        return period.person in {mention.name for mention in story.people}
    return period.community == story.community
