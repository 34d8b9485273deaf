"""What people do to stories. Each docstring quotes the rule of the function of `ledger` that has the same name."""

from collections.abc import Iterable
from dataclasses import replace

from tests.model.access import communities_of
from tests.model.actions.action import (
    action,
    new_id,
    require,
    require_access,
    require_future,
    require_keeper,
    require_profile,
    require_storyteller,
    with_change,
    with_fact,
)
from tests.model.facts.restrictions import CulturalProtocol
from tests.model.facts.stories import ConsentEvent, Story, StoryApproval
from tests.model.reader import WorldReader
from tests.model.times import Minute
from tests.model.world import World


def count_missing_approvals(by: WorldReader, world: World, story: Story) -> int:
    """How many elders of the story's communities must still approve its current version. The active, mandatory protocol
    that asks for most decides the number. The storyteller does not count; of each elder the last decision counts."""
    required = [approvals_required_by(p) for p in world.cultural_protocols if p.id in story.protocol_ids]
    decisions = {
        a.reviewer_id: a.decision for a in world.story_approvals if (a.story_id, a.version) == (story.id, story.version)
    }
    approving = [
        reviewer
        for reviewer, decision in decisions.items()
        if decision == "approved" and reviewer != story.storyteller_id
        if not communities_of(world, reviewer, by.at, "elder").isdisjoint(story.community_ids)
    ]
    return max([0, *required]) - len(approving)


def approvals_required_by(protocol: CulturalProtocol) -> int:
    return protocol.required_approvals if protocol.is_active and protocol.enforcement == "mandatory" else 0


def return_unapproved(by: WorldReader, world: World, story_ids: Iterable[str]) -> World:
    """Published stories that lack approvals go back to review."""
    for story in world.stories:
        if story.id in story_ids and story.status == "published" and count_missing_approvals(by, world, story) > 0:
            world = with_change(world, "stories", story.id, status="submitted", review_status="pending")
    return world


@action("begins {title} in {home_community} with the text {content!r}")
def create_story(by: WorldReader, home_community: str, title: str, content: str) -> World:
    """Every story begins private, in a community where the storyteller is an active member."""
    me = require_profile(by)
    require(home_community in by.communities, "EL103")
    story = Story(title, me, home_community, status="draft", privacy="private", content=content)
    return with_fact(by.world, "stories", story)


@action("submits {story}")
def submit_story(by: WorldReader, story: str) -> World:
    """The storyteller submits a draft for review, if it has a text."""
    draft = require_storyteller(by, story)
    require(draft.status == "draft", "EL104")
    require(draft.content != "", "EL105")
    return with_change(by.world, "stories", story, status="submitted", review_status="pending", is_version_kept=True)


@action("decides {decision} on {story}")
def review_story(by: WorldReader, story: str, decision: str) -> World:
    """An elder or lead of one of its communities, but not the storyteller, decides about the current version. A request
    for changes makes the story a draft again."""
    submitted = require_access(by, story)
    require(submitted.storyteller_id != by.me, "EL106")
    require(not by.kept_communities.isdisjoint(submitted.community_ids), "EL102")
    require(submitted.status == "submitted", "EL104")
    approval = StoryApproval(
        new_id(by.world.story_approvals, "approval"), story, require_profile(by), decision, submitted.version
    )
    status = "submitted" if decision == "approved" else "draft"
    world = with_fact(by.world, "story_approvals", approval)
    return with_change(world, "stories", story, status=status, review_status=decision)


@action("publishes {story}")
def publish_story(by: WorldReader, story: str) -> World:
    """The storyteller, or an elder or lead of the home, publishes an approved story, if as many elders approved it as
    its protocols require."""
    submitted = require_keeper(by, story)
    require(submitted.status == "submitted", "EL104")
    require(submitted.review_status == "approved", "EL108")
    require(count_missing_approvals(by, by.world, submitted) <= 0, "EL130")
    return with_change(by.world, "stories", story, status="published")


@action("revises {story}: text {content!r}, sharing setting {sharing_setting}")
def revise_story(by: WorldReader, story: str, content: str | None, sharing_setting: str | None) -> World:
    """The storyteller changes a story; None leaves a value as it is. A change to a submitted version makes a new
    version. A submitted or published story then waits for review again."""
    before = require_storyteller(by, story)
    require(before.status in ("draft", "submitted", "published"), "EL104")
    text = before.content if content is None else content
    revised = replace(before, content=text, sharing_setting=sharing_setting or before.sharing_setting)
    if revised == before:
        return by.world
    if before.status != "draft":
        require(text != "", "EL105")
        revised = replace(revised, status="submitted", review_status="pending")
    version = before.version + before.is_version_kept
    is_kept = revised.status == "submitted"
    return with_fact(by.world, "stories", replace(revised, version=version, is_version_kept=is_kept), "id")


@action("archives {story}")
def archive_story(by: WorldReader, story: str) -> World:
    """The storyteller, or an elder or lead of the home, archives a published story."""
    require(require_keeper(by, story).status == "published", "EL104")
    return with_change(by.world, "stories", story, status="archived")


@action("restores {story}")
def restore_story(by: WorldReader, story: str) -> World:
    """Those who may archive a story may restore it. An archived story is published again; a withdrawn one becomes a
    draft without a review."""
    before = require_keeper(by, story)
    require(before.status in ("archived", "withdrawn"), "EL104")
    if before.status == "withdrawn":
        return with_change(by.world, "stories", story, status="draft", review_status="pending")
    require(count_missing_approvals(by, by.world, before) <= 0, "EL130")
    return with_change(by.world, "stories", story, status="published")


@action("withdraws {story}")
def withdraw_story(by: WorldReader, story: str) -> World:
    """The storyteller withdraws a story in any status."""
    require(require_storyteller(by, story).status != "withdrawn", "EL104")
    return with_change(by.world, "stories", story, status="withdrawn")


@action("makes {story} {privacy}")
def set_story_privacy(by: WorldReader, story: str, privacy: str) -> World:
    """The storyteller sets the widest audience."""
    require_storyteller(by, story)
    return with_change(by.world, "stories", story, privacy=privacy)


@action("shares {story} with {community}")
def share_story(by: WorldReader, story: str, community: str) -> World:
    """The storyteller shares the story with another community where they are an active member."""
    before = require_storyteller(by, story)
    require(community in by.communities, "EL103")
    if community in before.community_ids:
        return by.world
    return with_change(by.world, "stories", story, shared_with=(*before.shared_with, community))


def latest_state(by: WorldReader, story_id: str, purpose: str) -> str | None:
    states = [e.state for e in by.world.consent_events if (e.story_id, e.purpose) == (story_id, purpose)]
    return states[-1] if states else None


@action("consents to {purpose} of {story} until {expires_at}")
def give_consent(by: WorldReader, story: str, purpose: str, expires_at: Minute | None) -> World:
    """The storyteller gives consent for one purpose of one story at a time. It may have an end."""
    require_storyteller(by, story)
    end = require_future(by, expires_at)
    state = "renewed" if latest_state(by, story, purpose) in ("given", "renewed") else "given"
    event = ConsentEvent(new_id(by.world.consent_events, "event"), story, purpose, state, end)
    return with_fact(by.world, "consent_events", event)


@action("withdraws consent to {purpose} of {story}")
def withdraw_consent(by: WorldReader, story: str, purpose: str) -> World:
    """The storyteller withdraws consent with one call, as easily as they gave it."""
    require_storyteller(by, story)
    require(latest_state(by, story, purpose) in ("given", "renewed"), "EL109")
    event = ConsentEvent(new_id(by.world.consent_events, "event"), story, purpose, "withdrawn")
    return with_fact(by.world, "consent_events", event)
