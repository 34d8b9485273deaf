"""Random protocols, periods, policies, agreements and grants. Each function adds the rows of one table to a world."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import combinations
from random import Random

from tests.model.facts.restrictions import (
    CommunityConsentPolicy,
    CulturalProtocol,
    ProtocolMember,
    ProtocolPeriod,
    ResearchGrant,
    SharingAgreement,
    StoryPerson,
)
from tests.model.generators.choices import EDGES, PURPOSES, STRANGER, WINDOWS, people, places, subset
from tests.model.times import ALWAYS, Window
from tests.model.world import World


def with_protocols(dice: Random, world: World) -> World:
    protocols = tuple(
        CulturalProtocol(
            f"protocol{number}",
            (home := dice.choice(places(world))),
            subset(dice, [place for place in places(world) if place != home]),
            dice.choice((*["mandatory"] * 6, "recommended", "optional")),
            dice.choice((*["strict"] * 3, "open")),
            dice.choice((*[True] * 4, False)),
            dice.choice((*[0] * 6, 1, 2)),
        )
        for number in range(1, 1 + dice.choice((1, 2, 2, 3)))
    )
    members = tuple(
        ProtocolMember(protocol.id, person, place, *standing)
        for protocol in protocols
        for place in protocol.community_ids
        for person in people(world)
        if (standing := dice.choice(PROTOCOL_STANDINGS))
    )
    return replace(world, cultural_protocols=protocols, protocol_members=members)


def with_story_people(dice: Random, world: World) -> World:
    chosen = {story.id: subset(dice, people(world)) for story in world.stories}
    roles = ("mentioned", "pictured", "recorded", "teller")
    named = tuple(StoryPerson(story, who, dice.choice(roles)) for story, all_of in chosen.items() for who in all_of[:2])
    return replace(world, story_people=named)


def with_periods(dice: Random, world: World) -> World:
    # A community declares periods for itself, for a protocol that it shares and for a member who is in a story.
    in_stories = {person.profile_id for person in world.story_people}
    subjects = {
        "community": [(place, place) for place in places(world)],
        "protocol": [(protocol.id, place) for protocol in world.cultural_protocols for place in protocol.community_ids],
        "person": [(m.profile_id, m.community_id) for m in world.community_members if m.profile_id in in_stories],
    }
    periods = tuple(
        ProtocolPeriod(
            f"period{number}",
            (about := dice.choice([about for about, found in subjects.items() if found])),
            *dice.choice(subjects[about]),
            dice.choice(people(world)),
            "sorry_business" if about == "person" else dice.choice(("ceremony", "season")),
            dice.choice(("elders_only", "hide", "elders_only")),
            dice.choice(WINDOWS),
            dice.choice((False, False, False, True)),
        )
        for number in range(1, 1 + dice.choice((1, 2, 3)))
    )
    return replace(world, protocol_periods=periods)


def with_policies(dice: Random, world: World) -> World:
    policies = tuple(
        CommunityConsentPolicy(place, purpose, is_denied, people(world)[0])
        for place in places(world)
        for purpose in PURPOSES
        if (is_denied := dice.choice((None, None, None, True, False))) is not None
    )
    return replace(world, community_consent_policies=policies)


def with_agreements(dice: Random, world: World) -> World:
    """At most one agreement of a pair of communities is open. All others were ended."""
    pairs = [(sides, state) for sides in combinations(places(world), 2) for state in dice.choice(AGREEMENTS)]
    agreements = tuple(
        SharingAgreement(f"agreement{number}", sides, people(world)[0], *state, dice.choice(WINDOWS))
        for number, (sides, state) in enumerate(pairs, 1)
    )
    return replace(world, sharing_agreements=agreements)


def with_grants(dice: Random, world: World) -> World:
    holders = [*people(world), STRANGER, STRANGER, STRANGER]
    grants = tuple(
        ResearchGrant(
            f"grant{number}",
            dice.choice(places(world)),
            dice.choice(holders),
            people(world)[0],
            dice.choice(ENDING),
            dice.choice((False, False, True)),
        )
        for number in range(1, 1 + dice.choice((2, 4, 6)))
    )
    return replace(world, research_grants=grants)


PROTOCOL_STANDINGS = (
    None,
    None,
    None,
    *[("member", False, ALWAYS)] * 6,
    ("steward", False, ALWAYS),
    *[("member", True, ALWAYS)] * 5,
    *[("member", blocked, edge) for edge in EDGES[:6] for blocked in (False, True)][::2],
    *[("member", True, edge) for edge in EDGES[:2]],
)
"""How a person stands in a protocol: the role, whether blocked, and the window."""
ACCEPTED, PROPOSED, ENDED = (True, False), (False, False), (True, True)
AGREEMENTS = ((), (ACCEPTED,), (ACCEPTED,), (PROPOSED,), (ENDED,), (ENDED, ACCEPTED), (ENDED, PROPOSED))
"""The agreements between two communities: whether each was accepted, and whether it was ended."""
ENDING = (*[Window(end=9)] * 5, *(Window(edge.start, edge.end if edge.end is not None else 9) for edge in EDGES))
"""A grant always has an end."""

RESTRICTIONS_OF_STORIES: Mapping[str, Callable[[Random, World], World]] = {
    "story_people": with_story_people,
    "protocol_periods": with_periods,
    "community_consent_policies": with_policies,
    "sharing_agreements": with_agreements,
    "research_grants": with_grants,
}
"""The generator of each table. They run after the stories."""
RESTRICTIONS = frozenset({"cultural_protocols", *RESTRICTIONS_OF_STORIES})
