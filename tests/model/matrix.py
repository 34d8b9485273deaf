"""The access matrix: what the oracle says for each persona, status, privacy, consent, protocol and circumstance."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product

from tests.model.access import Asked, sees
from tests.model.facts.restrictions import (
    CommunityConsentPolicy,
    CulturalProtocol,
    ProtocolMember,
    ProtocolPeriod,
    ResearchGrant,
    SharingAgreement,
)
from tests.model.facts.stories import Community, CommunityMember, ConsentEvent, Profile, Story
from tests.model.generators.choices import PURPOSES
from tests.model.world import World

PERSONAS = {
    "anybody": "anybody who is not signed in",
    "stranger": "somebody signed in who is in no community",
    "admin": "a platform administrator",
    "teller": "its storyteller",
    "member": "a member of its home",
    "elder": "an elder of its home",
    "lead": "a lead of its home",
    "guest": "a member of a community that it is shared with",
    "guest_elder": "an elder of a community that it is shared with",
    "guest_lead": "a lead of a community that it is shared with",
    "partner": "a member of a community that has an agreement with its home",
    "researcher": "somebody with a research grant of its home",
}
STATUSES = ("draft", "submitted", "published", "archived", "withdrawn", "erased")
PRIVACIES = ("private", "community", "public")
CONSENTS: Mapping[str, tuple[str, ...]] = {
    "none": (),
    "display": ("public_display",),
    "cross": ("cross_community",),
    "research": ("research_use",),
    "all": PURPOSES,
    "ended": PURPOSES,
}
CONSENTS_SAID: Mapping[str, str] = {
    "none": "none",
    "display": "*public_display*",
    "cross": "*cross_community*",
    "research": "*research_use*",
    "all": "all three",
    "ended": "all three, which ended",
}
PROTOCOLS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "none": ("all", ()),
    "advice": ("all", ("advice",)),
    "open": ("all", ("open",)),
    "in": ("all", ("in",)),
    "out": ("all", ("out",)),
    "blocked": ("all", ("blocked",)),
    "all_of": ("all", ("in", "out")),
    "any_of": ("any", ("in", "out")),
    "any_of_none": ("any", ("out", "blocked")),
}
"""The sharing setting, and the protocols of the story."""
PROTOCOLS_SAID: Mapping[str, str] = {
    "none": "none",
    "advice": "one that is recommended",
    "open": "one that is open",
    "in": "one that admitted them",
    "out": "one that did not admit them",
    "blocked": "one that admitted and blocked them",
    "all_of": "all of two, in one of them",
    "any_of": "any of two, in one of them",
    "any_of_none": "any of two, in none of them",
}
CIRCUMSTANCES = {
    "ordinary": "ordinary times",
    "denied": "its home denies every purpose",
    "elders": "its home rests, *elders only*",
    "hidden": "its home rests, *hide*",
}
DIMENSIONS = (STATUSES, PRIVACIES, tuple(CONSENTS), tuple(PROTOCOLS), tuple(CIRCUMSTANCES))
NOW = 0

Cell = tuple[str, ...]
Line = tuple[tuple[str, ...], ...]
"""Some values of each dimension. A line stands for all cells that combine them."""


def cells() -> Iterator[Cell]:
    return product(*DIMENSIONS)


def seen(persona: str) -> list[Cell]:
    """The cells that a persona sees."""
    return [cell for cell in cells() if _sees(persona, cell)]


def lines(found: Iterable[Cell]) -> list[Line]:
    """The same cells in few lines. Lines that differ in one dimension only are merged, from the last dimension to the
    first."""
    merged: list[Line] = [tuple((value,) for value in cell) for cell in found]
    for place in reversed(range(len(DIMENSIONS))):
        values: dict[Line, list[str]] = {}
        for line in merged:
            values.setdefault(line[:place] + line[place + 1 :], []).extend(line[place])
        merged = [(*rest[:place], tuple(chosen), *rest[place:]) for rest, chosen in values.items()]
    return merged


def _sees(persona: str, cell: Cell) -> bool:
    status, privacy, consent, protocol, circumstance = cell
    sharing, under = PROTOCOLS[protocol]
    story = Story("story", "teller", "home", ("shared",), status, privacy, sharing, under)
    expires_at = NOW if consent == "ended" else None
    events = tuple(ConsentEvent(purpose, "story", purpose, "given", expires_at) for purpose in CONSENTS[consent])
    world = replace(WORLDS[circumstance], stories=(story,), consent_events=events)
    return sees(Asked(world, None if persona == "anybody" else persona, story, NOW))


def _society() -> World:
    named = [name for name in PERSONAS if name != "anybody"]
    belonging = {
        "home": {"teller": "member", "member": "member", "elder": "elder", "lead": "lead"},
        "shared": {"guest": "member", "guest_elder": "elder", "guest_lead": "lead"},
        "partner": {"partner": "member"},
    }
    return World(
        communities=tuple(map(Community, belonging)),
        profiles=tuple(Profile(name, "admin" if name == "admin" else "storyteller") for name in named),
        community_members=tuple(
            CommunityMember(c, who, role) for c, roles in belonging.items() for who, role in roles.items()
        ),
        cultural_protocols=(
            CulturalProtocol("advice", "home", enforcement="recommended"),
            CulturalProtocol("open", "home", access_mode="open"),
            CulturalProtocol("in", "home"),
            CulturalProtocol("out", "home"),
            CulturalProtocol("blocked", "home", ("shared",)),
        ),
        protocol_members=tuple(
            row
            for who in named
            for row in (
                ProtocolMember("in", who, "home"),
                ProtocolMember("blocked", who, "home"),
                ProtocolMember("blocked", who, "shared", is_blocked=True),
            )
        ),
        sharing_agreements=(SharingAgreement("agreement", ("home", "partner"), "lead"),),
        research_grants=(ResearchGrant("grant", "home", "researcher", "lead"),),
    )


def _resting(effect: str) -> tuple[ProtocolPeriod, ...]:
    return (ProtocolPeriod("period", "community", "home", "home", "lead", "season", effect),)


ORDINARY = _society()
WORLDS: Mapping[str, World] = {
    "ordinary": ORDINARY,
    "denied": replace(
        ORDINARY,
        community_consent_policies=tuple(CommunityConsentPolicy("home", purpose, True, "lead") for purpose in PURPOSES),
    ),
    "elders": replace(ORDINARY, protocol_periods=_resting("elders_only")),
    "hidden": replace(ORDINARY, protocol_periods=_resting("hide")),
}
