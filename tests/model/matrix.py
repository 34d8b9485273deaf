"""The access matrix: each cell of persona, status, privacy, consent, protocol and circumstance, as the oracle says."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product

from tests.model.access import Asked, sees
from tests.model.facts.restrictions import Agreement, Grant, Period, Policy, Protocol, ProtocolMember
from tests.model.facts.stories import Community, ConsentEvent, Membership, Profile, Story
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
"""Some values of each dimension; the cells are all their combinations."""


def cells() -> Iterator[Cell]:
    return product(*DIMENSIONS)


def seen(persona: str) -> list[Cell]:
    """The cells that a persona sees."""
    return [cell for cell in cells() if _sees(persona, cell)]


def lines(found: Iterable[Cell]) -> list[Line]:
    """The same cells in few lines: those that differ in one dimension only are put together, one dimension after the
    other, from the last to the first."""
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
    expires = NOW if consent == "ended" else None
    events = tuple(ConsentEvent(purpose, "story", purpose, "given", expires) for purpose in CONSENTS[consent])
    world = replace(WORLDS[circumstance], stories=(story,), consents=events)
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
        memberships=tuple(Membership(c, who, role) for c, roles in belonging.items() for who, role in roles.items()),
        protocols=(
            Protocol("advice", "home", enforcement="recommended"),
            Protocol("open", "home", access="open"),
            Protocol("in", "home"),
            Protocol("out", "home"),
            Protocol("blocked", "home", ("shared",)),
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
        agreements=(Agreement("agreement", ("home", "partner"), "lead"),),
        grants=(Grant("grant", "home", "researcher", "lead"),),
    )


def _resting(effect: str) -> tuple[Period, ...]:
    return (Period("period", "community", "home", "home", "lead", "season", effect),)


ORDINARY = _society()
WORLDS: Mapping[str, World] = {
    "ordinary": ORDINARY,
    "denied": replace(ORDINARY, policies=tuple(Policy("home", purpose, True, "lead") for purpose in PURPOSES)),
    "elders": replace(ORDINARY, periods=_resting("elders_only")),
    "hidden": replace(ORDINARY, periods=_resting("hide")),
}
