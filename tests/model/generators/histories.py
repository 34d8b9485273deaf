"""Random histories: who does what next, in a ledger that has no stories yet."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from tests.model.actions import communities, keepers, stories
from tests.model.actions.action import RULES, Action, Refused, new_id, world_after
from tests.model.facts.stories import CommunityMember
from tests.model.generators.choices import PRIVACIES, PURPOSES, WINDOWS, people, places
from tests.model.generators.restrictions import with_protocols
from tests.model.generators.worlds import society
from tests.model.registry import ARGUMENTS
from tests.model.times import Minute
from tests.model.world import World

UNKNOWN = "something unknown"
WEIGHTS = {
    **dict.fromkeys(("review_story", "publish_story", "apply_protocol"), 8),
    **dict.fromkeys(("submit_story", "accept_agreement"), 4),
    **dict.fromkeys(("share_story", "give_consent", "add_protocol_member", "block_protocol_member"), 2),
    **dict.fromkeys(("archive_story", "restore_story", "lift_protocol", "update_protocol"), 2),
}
"""The actions that are chosen more often than once, so that stories reach every status."""
MODULES = dict.fromkeys(
    (*(m.__name__ for m in (stories, communities, keepers)), *(r.__module__ for r in RULES.values()))
)
NAMES = [
    name
    for module in MODULES
    for name, rule in RULES.items()
    if rule.__module__ == module
    for _ in range(WEIGHTS.get(name, 1))
]
ROLES = ("lead", "lead", "elder", "elder", "elder", "member", "member", None)
APPROVALS = (0, 1, 1, 2)
TRIES = 25
"""How many actions of each name are generated before one is chosen."""
CHANGED, UNCHANGED = "changed", "unchanged"
SPECIFIC = frozenset({"EL105", "EL106", "EL108", "EL109", "EL130", "EL132", "EL133", "EL135", "EL136", "EL137"})
"""Refusals by a rule about the object itself. Few random actions meet them."""
PUBLISHING = ("update_protocol", "publish_story", "review_story", "submit_story", "apply_protocol", "create_story")
"""The actions that lead to a story which is published under a protocol that then asks for more, the last one first."""
THEMES = (*((name,) for name in RULES), *[PUBLISHING] * 10, *[()] * len(RULES))
"""The actions that a history prefers. The empty theme prefers none."""

Choice = Callable[[Random, World, Minute], Any]


def one_of(*choices: Any) -> Choice:
    return lambda dice, world, at: dice.choice(choices)


def existing(field: str) -> Choice:
    """The id of a fact in this field of the world, or seldom an unknown id."""
    return lambda dice, world, at: dice.choice([*[fact.id for fact in getattr(world, field)] * 9, UNKNOWN])


def existing_or_none(field: str) -> Choice:
    """The id of a fact in this field of the world, or None."""
    return lambda dice, world, at: dice.choice([None, *[fact.id for fact in getattr(world, field)]])


def end_after(*choices: Minute | None) -> Choice:
    """A minute at, or some minutes after, the present one; or None for no end."""
    return lambda dice, world, at: None if (after := dice.choice(choices)) is None else at + after


CHOICES: Mapping[str, Choice] = {
    "story": existing("stories"),
    "community": existing("communities"),
    "home_community": existing("communities"),
    "other_community": lambda dice, world, at: dice.choice(places(world)),
    "profile": lambda dice, world, at: dice.choice([profile.id for profile in world.profiles]),
    "protocol": existing("cultural_protocols"),
    "period": existing("protocol_periods"),
    "agreement": existing("sharing_agreements"),
    "grant": existing("research_grants"),
    "title": lambda dice, world, at: new_id(world.stories, "story"),
    "content": one_of("Long ago.", "Long ago.", "Last year.", ""),
    "privacy": one_of(*PRIVACIES),
    "purpose": one_of(*PURPOSES),
    "decision": one_of("approved", "approved", "approved", "changes_requested"),
    "sharing_setting": one_of("all", "any"),
    "role": one_of("member", "elder", "lead"),
    "expires_at": end_after(None, None, 1, 2, 0),
    "valid_until": end_after(None, 1, 2, 3, 0),
    "ends_at": end_after(None, 1, 2, 0),
    "name": lambda dice, world, at: new_id(world.cultural_protocols, "protocol"),
    "required_approvals": one_of(*APPROVALS),
    "enforcement": one_of(*["mandatory"] * 6, "recommended", "optional"),
    "access_mode": one_of("strict", "strict", "open"),
    "is_active": one_of(True, True, True, False),
    "is_denied": one_of(True, False),
    "kind": one_of("sorry_business", "ceremony", "season"),
    "effect": one_of("hide", "elders_only"),
    "person": lambda dice, world, at: dice.choice([None, None, *[profile.id for profile in world.profiles]]),
}
SPECIAL: Mapping[tuple[str, str], Choice] = {
    ("declare_period", "protocol"): existing_or_none("cultural_protocols"),
    ("add_protocol_member", "role"): one_of("member", "member", "steward"),
    ("add_person", "role"): one_of("mentioned", "pictured"),
    ("remove_person", "role"): one_of("mentioned", "pictured"),
    ("grant_research", "valid_until"): end_after(1, 2, 3, 0),
    ("create_story", "home_community"): lambda dice, world, at: dice.choice(places(world)),
}


def beginning(dice: Random) -> World:
    """Communities, people and protocols as in other worlds, but no stories."""
    made = society(dice)
    memberships = tuple(
        CommunityMember(place, person, role, "active", dice.choice(WINDOWS))
        for place in places(made)
        for person in people(made)
        if (role := dice.choice(ROLES))
    )
    active = tuple(replace(community, status="active") for community in made.communities)
    made = with_protocols(dice, replace(made, communities=active, community_members=memberships))
    protocols = (replace(each, required_approvals=dice.choice(APPROVALS)) for each in made.cultural_protocols)
    return replace(made, cultural_protocols=tuple(protocols))


def next_action(dice: Random, world: World, at: Minute, theme: Sequence[str] = ()) -> Action:
    """Choose among random actions. Half of the time it is one that is allowed and changes something, else the same by
    another person, or one with another outcome. One time in three, the actions of the theme come first, from a random
    one of them on."""
    names = sorted(dice.sample(NAMES, 8), key=lambda name: -WEIGHTS.get(name, 1))
    if theme and dice.randrange(3) == 0:
        names = [*theme[dice.randrange(len(theme)) :], *names]
    actions = [_random_action(dice, name, world, at) for name in names for _ in range(TRIES)]
    wanted = dice.choice(("allowed", "allowed", "by another person", "with another outcome"))
    allowed = next((each for each in actions if _outcome(world, each, at) == CHANGED), None)
    if allowed is None or wanted == "with another outcome":
        outcomes = {(_outcome(world, each, at), each.name): each for each in actions}
        specific = [each for (outcome, _), each in outcomes.items() if outcome in SPECIFIC]
        return dice.choice(specific or [*outcomes.values()])
    return allowed if wanted == "allowed" else replace(allowed, actor=_random_actor(dice, world))


def _random_action(dice: Random, name: str, world: World, at: Minute) -> Action:
    parameters = [parameter for parameter in inspect.signature(RULES[name]).parameters if parameter != "by"]
    chosen = ((each, _choice(name, each)(dice, world, at)) for each in parameters)
    return Action(_random_actor(dice, world), name, tuple(chosen))


def _choice(name: str, parameter: str) -> Choice:
    return ARGUMENTS.get((name, parameter)) or SPECIAL.get((name, parameter)) or CHOICES[parameter]


def _random_actor(dice: Random, world: World) -> str | None:
    return dice.choice([*[profile.id for profile in world.profiles] * 4, None])


def _outcome(world: World, action: Action, at: Minute) -> str:
    """What the oracle says of an action: whether it changes something, or the code with which it is refused."""
    try:
        return UNCHANGED if world_after(world, action, at) is world else CHANGED
    except Refused as refused:
        return refused.code
