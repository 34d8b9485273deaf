"""Strategies for what narrows and widens the circle of readers. Each adds one kind of fact to a world."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import combinations

from hypothesis import strategies as st

from tests.model.bounds import Agreement, Grant, Period, Policy, Protocol, ProtocolMember, StoryPerson
from tests.model.choices import EDGES, PURPOSES, WINDOWS, people, places, some, subset
from tests.model.times import ALWAYS, Window
from tests.model.world import World


@st.composite
def with_protocols(draw: st.DrawFn, world: World) -> World:
    protocols = tuple(
        Protocol(
            f"protocol{number}",
            (home := some(draw, places(world))),
            subset(draw, [place for place in places(world) if place != home]),
            some(draw, ("mandatory", "mandatory", "mandatory", "recommended", "optional")),
            some(draw, ("strict", "strict", "strict", "open")),
            some(draw, (True, True, True, True, False)),
            some(draw, (0, 0, 0, 0, 1, 2)),
        )
        for number in range(1, 1 + some(draw, (0, 1, 1, 2, 2, 3)))
    )
    members = tuple(
        ProtocolMember(protocol.id, person, place, *standing)
        for protocol in protocols
        for place in protocol.communities
        for person in people(world)
        if (standing := some(draw, MEMBERSHIPS))
    )
    return replace(world, protocols=protocols, protocol_members=members)


@st.composite
def with_people(draw: st.DrawFn, world: World) -> World:
    chosen = {story.id: subset(draw, people(world)) for story in world.stories}
    roles = ("mentioned", "pictured", "recorded", "teller")
    appearing = tuple(StoryPerson(s, who, some(draw, roles)) for s, whole in chosen.items() for who in whole[:2])
    return replace(world, people=appearing)


@st.composite
def with_periods(draw: st.DrawFn, world: World) -> World:
    subjects = [
        *(("community", place) for place in places(world)),
        *(("protocol", protocol.id) for protocol in world.protocols),
        *(("person", person) for person in sorted({who.profile for who in world.people})),
    ]
    kinds = {"person": ("sorry_business",), "community": ("season", "ceremony"), "protocol": ("ceremony", "season")}
    periods = tuple(
        Period(
            f"period{number}",
            *(subject := some(draw, subjects)),
            some(draw, places(world)),
            some(draw, people(world)),
            some(draw, kinds[subject[0]]),
            some(draw, ("hide", "elders_only")),
            some(draw, WINDOWS),
            some(draw, (False, False, False, True)),
        )
        for number in range(1, 1 + some(draw, (0, 0, 1, 1, 2)))
    )
    return replace(world, periods=periods)


@st.composite
def with_policies(draw: st.DrawFn, world: World) -> World:
    policies = tuple(
        Policy(place, purpose, is_denied, people(world)[0])
        for place in places(world)
        for purpose in PURPOSES
        if (is_denied := some(draw, (None, None, None, True, False))) is not None
    )
    return replace(world, policies=policies)


@st.composite
def with_agreements(draw: st.DrawFn, world: World) -> World:
    agreements = tuple(
        Agreement(f"agreement{number}", sides, people(world)[0], *state, some(draw, WINDOWS))
        for number, sides in enumerate(combinations(places(world), 2), 1)
        if (state := some(draw, (None, (True, False), (True, False), (False, False), (True, True))))
    )
    return replace(world, agreements=agreements)


@st.composite
def with_grants(draw: st.DrawFn, world: World) -> World:
    holders = [profile.id for profile in world.profiles]
    grants = tuple(
        Grant(
            f"grant{number}",
            some(draw, places(world)),
            some(draw, holders),
            people(world)[0],
            some(draw, ENDING),
            some(draw, (False, False, False, True)),
        )
        for number in range(1, 1 + some(draw, (0, 1, 2)))
    )
    return replace(world, grants=grants)


MEMBERSHIPS = (
    None,
    None,
    None,
    *[("member", False, ALWAYS)] * 4,
    ("steward", False, ALWAYS),
    *[("member", True, ALWAYS)] * 2,
    *[("member", blocked, edge) for edge in EDGES[:6] for blocked in (False, True)][::2],
    *[("member", True, edge) for edge in EDGES[:2]],
)
"""How a person stands with a protocol: the role, whether blocked, when."""
ENDING = (*[Window(end=9)] * 4, *(Window(edge.start, edge.end if edge.end is not None else 9) for edge in EDGES))
"""A grant always has an end."""

RESTRICTIONS: Mapping[str, Callable[[World], st.SearchStrategy[World]]] = {
    "cultural_protocols": with_protocols,
    "story_people": with_people,
    "protocol_periods": with_periods,
    "community_consent_policies": with_policies,
    "sharing_agreements": with_agreements,
    "research_grants": with_grants,
}
"""By the table that a database must have for it."""
