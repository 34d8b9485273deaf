"""Small random worlds in which the interesting cases are frequent."""

from collections.abc import Collection
from dataclasses import replace
from random import Random

from hypothesis import strategies as st

from tests.model.access import WIDER, communities_of
from tests.model.facts.stories import (
    Community,
    CommunityMember,
    ConsentEvent,
    LoginProfile,
    Profile,
    Story,
    StoryApproval,
)
from tests.model.generators.choices import (
    COMMUNITIES,
    GIVEN,
    HISTORIES,
    PEOPLE,
    PRESENCE,
    PRIVACIES,
    PURPOSES,
    STANDINGS,
    STATUSES,
    STRANGER,
    people,
    places,
    subset,
)
from tests.model.generators.records import with_records
from tests.model.generators.restrictions import RESTRICTIONS, RESTRICTIONS_OF_STORIES, with_protocols
from tests.model.personas import DIRECT
from tests.model.world import World


def worlds(tables: Collection[str]) -> st.SearchStrategy[World]:
    """Worlds of two or three communities, with rows for all of these tables."""
    # One draw of dice per world. With one draw per choice, Hypothesis would try five neighbours of each world that
    # differ from it in one choice only.
    return st.randoms(use_true_random=False, note_method_calls=False).map(lambda dice: random_world(dice, tables))


def random_world(dice: Random, tables: Collection[str]) -> World:
    """Some restricting tables stay empty. With all restrictions at once, a single one hardly ever decides."""
    present = [table for table in sorted(RESTRICTIONS.intersection(tables)) if dice.choice(PRESENCE[table])]
    made = society(dice)
    if "cultural_protocols" in present:
        made = with_protocols(dice, made)
    made = with_records(dice, with_stories(dice, made))
    for table, restricted in RESTRICTIONS_OF_STORIES.items():
        if table in present:
            made = restricted(dice, made)
    return made


def society(dice: Random) -> World:
    """Communities, people and their memberships."""
    communities = COMMUNITIES[: dice.choice((2, 3))]
    members = PEOPLE[: dice.choice((3, 4, 5, 6))]
    roles = ("storyteller", "researcher", "community_lead", "admin")
    standings = {(place, person): dice.choice(STANDINGS) for place in communities for person in members}
    return World(
        communities=tuple(Community(place, dice.choice(("active",) * 7 + ("closed",))) for place in communities),
        profiles=tuple(
            Profile(person, dice.choice(roles), dice.choice((False, True))) for person in (*members, STRANGER)
        ),
        community_members=tuple(
            CommunityMember(place, person, *standing) for (place, person), standing in standings.items() if standing
        ),
        login_profiles=(LoginProfile(DIRECT, dice.choice(members)),),
    )


def with_stories(dice: Random, world: World) -> World:
    for number in range(1, 1 + dice.choice((1, 5, 6, 7))):
        world = with_story(dice, world, f"story{number}")
    return world


def with_story(dice: Random, world: World, name: str) -> World:
    """One more story with the consents of its storyteller, and as many approvals as its status requires."""
    storyteller, home = dice.choice(people(world)), dice.choice(places(world))
    shared = (
        subset(dice, [place for place in places(world) if place != home]) if dice.choice((False, False, True)) else ()
    )
    # Half of the stories are as open as their storyteller can make them. There the decisions of others show.
    is_open = dice.choice((False, True))
    status = "published" if is_open else dice.choice(STATUSES)
    state = status, dice.choice(("community", *WIDER) if is_open else PRIVACIES), dice.choice(("all", "any"))
    protocols = [protocol.id for protocol in world.cultural_protocols]
    under = dice.choice(((), tuple(protocols), tuple(protocols), subset(dice, protocols)))
    story = Story(name, storyteller, home, shared, *state, under, dice.choice((1, 1, 1, 2)))
    histories = GIVEN if is_open and dice.choice((False, True)) else HISTORIES
    decisions = [(purpose, *event) for purpose in PURPOSES for event in dice.choice(histories)]
    events = (ConsentEvent(f"{name}-event{number}", name, *each) for number, each in enumerate(decisions, 1))
    needed = required_approvals(world, story)
    elders = sorted(who for who in people(world) if who != storyteller and is_elder(world, story, who))
    if len(elders) < needed and story.status in ("published", "archived"):
        story = replace(story, status="submitted")
    reviewers = elders[:needed] or [who for who in people(world) if who != storyteller][: dice.choice((0, 1))]
    approved = [
        StoryApproval(f"{name}-approval{number}", name, reviewer, version=story.version)
        for number, reviewer in enumerate(reviewers, 1)
    ]
    return replace(
        world,
        stories=(*world.stories, story),
        consent_events=(*world.consent_events, *events),
        story_approvals=(*world.story_approvals, *approved),
    )


def required_approvals(world: World, story: Story) -> int:
    of_story = [p for p in world.cultural_protocols if p.id in story.protocol_ids]
    binding = [p for p in of_story if p.is_active and p.enforcement == "mandatory"]
    return max((protocol.required_approvals for protocol in binding), default=0)


def is_elder(world: World, story: Story, person: str) -> bool:
    return not communities_of(world, person, 0, "elder").isdisjoint(story.community_ids)
