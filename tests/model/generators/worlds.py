"""Small worlds that hit the interesting cases often."""

from collections.abc import Collection
from dataclasses import replace
from random import Random

from hypothesis import strategies as st

from tests.model.access import WIDER, communities_of
from tests.model.facts.stories import Approval, Community, ConsentEvent, Login, Membership, Profile, Story
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
from tests.model.generators.records import with_traces
from tests.model.generators.restrictions import AROUND_STORIES, RESTRICTIONS, with_protocols
from tests.model.personas import DIRECT
from tests.model.world import World


def worlds(tables: Collection[str]) -> st.SearchStrategy[World]:
    """Worlds of two or three communities, with all that a database of these tables can hold."""
    # Dice and not a strategy a choice: Hypothesis would follow each world by five that differ from it in one choice.
    return st.randoms(use_true_random=False, note_method_calls=False).map(lambda dice: world(dice, tables))


def world(dice: Random, tables: Collection[str]) -> World:
    """Not everything happens in every world: where it does, hardly anything matters."""
    present = [table for table in sorted(RESTRICTIONS.intersection(tables)) if dice.choice(PRESENCE[table])]
    made = society(dice)
    if "cultural_protocols" in present:
        made = with_protocols(dice, made)
    made = with_traces(dice, with_stories(dice, made))
    for table, restricted in AROUND_STORIES.items():
        if table in present:
            made = restricted(dice, made)
    return made


def society(dice: Random) -> World:
    """Communities, people and who belongs where."""
    here = COMMUNITIES[: dice.choice((2, 3))]
    who = PEOPLE[: dice.choice((3, 4, 5, 6))]
    roles = ("storyteller", "researcher", "community_lead", "admin")
    standings = {(place, person): dice.choice(STANDINGS) for place in here for person in who}
    return World(
        communities=tuple(Community(place, dice.choice(("active",) * 7 + ("closed",))) for place in here),
        profiles=tuple(Profile(person, dice.choice(roles), dice.choice((False, True))) for person in (*who, STRANGER)),
        memberships=tuple(
            Membership(place, person, *standing) for (place, person), standing in standings.items() if standing
        ),
        logins=(Login(DIRECT, dice.choice(who)),),
    )


def with_stories(dice: Random, world: World) -> World:
    for number in range(1, 1 + dice.choice((1, 5, 6, 7))):
        world = with_story(dice, world, f"story{number}")
    return world


def with_story(dice: Random, world: World, name: str) -> World:
    """One more story with what its teller allows, and as many approvals as its status needs."""
    teller, home = dice.choice(people(world)), dice.choice(places(world))
    shared = (
        subset(dice, [place for place in places(world) if place != home]) if dice.choice((False, False, True)) else ()
    )
    # Every other story is as open as its teller can make it, so that what others decide shows.
    is_open = dice.choice((False, True))
    status = "published" if is_open else dice.choice(STATUSES)
    state = status, dice.choice(("community", *WIDER) if is_open else PRIVACIES), dice.choice(("all", "any"))
    protocols = [protocol.id for protocol in world.protocols]
    bound = dice.choice(((), tuple(protocols), tuple(protocols), subset(dice, protocols)))
    story = Story(name, teller, home, shared, *state, bound, dice.choice((1, 1, 1, 2)))
    histories = GIVEN if is_open and dice.choice((False, True)) else HISTORIES
    decided = [(purpose, *event) for purpose in PURPOSES for event in dice.choice(histories)]
    needed = approvals_needed(world, story)
    elders = sorted(who for who in people(world) if who != teller and approves(world, story, who))
    if len(elders) < needed and story.status in ("published", "archived"):
        story = replace(story, status="submitted")
    reviewers = elders[:needed] or [who for who in people(world) if who != teller][: dice.choice((0, 1))]
    approved = [
        Approval(f"{name}-approval{number}", name, reviewer, version=story.version)
        for number, reviewer in enumerate(reviewers, 1)
    ]
    return replace(
        world,
        stories=(*world.stories, story),
        consents=(*world.consents, *(ConsentEvent(f"{name}-event{n}", name, *e) for n, e in enumerate(decided, 1))),
        approvals=(*world.approvals, *approved),
    )


def approvals_needed(world: World, story: Story) -> int:
    binding = [p for p in world.protocols if p.id in story.protocols and p.is_active and p.enforcement == "mandatory"]
    return max((protocol.approvals for protocol in binding), default=0)


def approves(world: World, story: Story, person: str) -> bool:
    return not communities_of(world, person, 0, "elder").isdisjoint(story.communities)
