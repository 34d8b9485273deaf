"""What is done to stories. Every docstring quotes the rule of the function of `ledger` that has its name."""

from collections.abc import Iterable
from dataclasses import replace

from tests.model.access import communities_of
from tests.model.actions.action import changed, deed, kept, later, new, put, require, seen, signed_in, told
from tests.model.facts.restrictions import Protocol
from tests.model.facts.stories import Approval, ConsentEvent, Story
from tests.model.reader import Reader
from tests.model.times import Minute
from tests.model.world import World


def missing(by: Reader, world: World, story: Story) -> int:
    """How many elders of its communities, never its author, must still approve the current version: as many as the most
    demanding active, mandatory protocol asks for; the last word of each counts."""
    asked = [asked_by(p) for p in world.protocols if p.id in story.protocols]
    words = {a.reviewer: a.decision for a in world.approvals if (a.story, a.version) == (story.id, story.version)}
    given = [
        reviewer
        for reviewer, decision in words.items()
        if decision == "approved" and reviewer != story.teller
        if not communities_of(world, reviewer, by.at, "elder").isdisjoint(story.communities)
    ]
    return max([0, *asked]) - len(given)


def asked_by(protocol: Protocol) -> int:
    return protocol.approvals if protocol.is_active and protocol.enforcement == "mandatory" else 0


def returned(by: Reader, world: World, stories: Iterable[str]) -> World:
    """Published stories that lack approvals go back to review."""
    for story in world.stories:
        if story.id in stories and story.status == "published" and missing(by, world, story) > 0:
            world = changed(world, "stories", story.id, status="submitted", review="pending")
    return world


@deed("begins {title} in {home_community}, saying {content!r}")
def create_story(by: Reader, home_community: str, title: str, content: str) -> World:
    """Everything begins private, in a community where the storyteller is an active member."""
    me = signed_in(by)
    require(home_community in by.mine, "EL103")
    story = Story(title, me, home_community, status="draft", privacy="private", text=content)
    return put(by.world, "stories", story)


@deed("puts {story} to review")
def submit_story(by: Reader, story: str) -> World:
    """The storyteller puts a draft to review that there is something to read of."""
    mine = told(by, story)
    require(mine.status == "draft", "EL104")
    require(mine.text != "", "EL105")
    return changed(by.world, "stories", story, status="submitted", review="pending", is_kept=True)


@deed("says {decision} of {story}")
def review_story(by: Reader, story: str, decision: str) -> World:
    """An elder or lead of one of its communities decides about the current version, never its author. Changes that are
    requested make it a draft again."""
    read = seen(by, story)
    require(read.teller != by.me, "EL106")
    require(not by.led.isdisjoint(read.communities), "EL102")
    require(read.status == "submitted", "EL104")
    approval = Approval(new(by.world.approvals, "approval"), story, signed_in(by), decision, read.version)
    status = "submitted" if decision == "approved" else "draft"
    return changed(put(by.world, "approvals", approval), "stories", story, status=status, review=decision)


@deed("publishes {story}")
def publish_story(by: Reader, story: str) -> World:
    """The storyteller, an elder or lead of its home publishes what was approved, by as many elders as protocols ask."""
    mine = kept(by, story)
    require(mine.status == "submitted", "EL104")
    require(mine.review == "approved", "EL108")
    require(missing(by, by.world, mine) <= 0, "EL130")
    return changed(by.world, "stories", story, status="published")


@deed("revises {story}: {content!r}, under {sharing_setting} protocols")
def revise_story(by: Reader, story: str, content: str | None, sharing_setting: str | None) -> World:
    """The storyteller changes what is given. Changing what was put to review makes a new version, and a submitted or
    published one waits for review again."""
    mine = told(by, story)
    require(mine.status in ("draft", "submitted", "published"), "EL104")
    text = mine.text if content is None else content
    revised = replace(mine, text=text, sharing=sharing_setting or mine.sharing)
    if revised == mine:
        return by.world
    if mine.status != "draft":
        require(text != "", "EL105")
        revised = replace(revised, status="submitted", review="pending")
    version = mine.version + mine.is_kept
    return put(by.world, "stories", replace(revised, version=version, is_kept=revised.status == "submitted"), "id")


@deed("archives {story}")
def archive_story(by: Reader, story: str) -> World:
    """The storyteller, an elder or lead of its home archives what is published."""
    require(kept(by, story).status == "published", "EL104")
    return changed(by.world, "stories", story, status="archived")


@deed("restores {story}")
def restore_story(by: Reader, story: str) -> World:
    """Whoever may archive a story publishes it again; a withdrawn one becomes a draft that was not reviewed."""
    mine = kept(by, story)
    require(mine.status in ("archived", "withdrawn"), "EL104")
    if mine.status == "withdrawn":
        return changed(by.world, "stories", story, status="draft", review="pending")
    require(missing(by, by.world, mine) <= 0, "EL130")
    return changed(by.world, "stories", story, status="published")


@deed("withdraws {story}")
def withdraw_story(by: Reader, story: str) -> World:
    """The storyteller takes a story back, in whatever status."""
    require(told(by, story).status != "withdrawn", "EL104")
    return changed(by.world, "stories", story, status="withdrawn")


@deed("makes {story} {privacy}")
def set_story_privacy(by: Reader, story: str, privacy: str) -> World:
    """The storyteller sets the widest audience."""
    told(by, story)
    return changed(by.world, "stories", story, privacy=privacy)


@deed("shares {story} with {community}")
def share_story(by: Reader, story: str, community: str) -> World:
    """The storyteller adds a community where they are an active member."""
    mine = told(by, story)
    require(community in by.mine, "EL103")
    if community in mine.communities:
        return by.world
    return changed(by.world, "stories", story, shared_with=(*mine.shared_with, community))


def latest(by: Reader, story: str, purpose: str) -> str | None:
    states = [e.state for e in by.world.consents if (e.story, e.purpose) == (story, purpose)]
    return states[-1] if states else None


@deed("allows {purpose} of {story} until {expires_at}")
def give_consent(by: Reader, story: str, purpose: str, expires_at: Minute | None) -> World:
    """Consent is given by the storyteller, for one purpose of one story at a time; it may have an end."""
    told(by, story)
    end = later(by, expires_at)
    state = "renewed" if latest(by, story, purpose) in ("given", "renewed") else "given"
    return put(by.world, "consents", ConsentEvent(new(by.world.consents, "event"), story, purpose, state, end))


@deed("no longer allows {purpose} of {story}")
def withdraw_consent(by: Reader, story: str, purpose: str) -> World:
    """Taking consent back is one call, as giving it is."""
    told(by, story)
    require(latest(by, story, purpose) in ("given", "renewed"), "EL109")
    return put(by.world, "consents", ConsentEvent(new(by.world.consents, "event"), story, purpose, "withdrawn"))
