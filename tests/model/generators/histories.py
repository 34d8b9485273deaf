"""Histories by chance: who does what next, in a ledger where nothing was told yet."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from tests.model.actions import communities, keepers, stories
from tests.model.actions.action import RULES, Deed, Refused, done, new
from tests.model.facts.stories import Membership
from tests.model.generators.choices import PRIVACIES, PURPOSES, WINDOWS, people, places
from tests.model.generators.restrictions import with_protocols
from tests.model.generators.worlds import society
from tests.model.times import Minute
from tests.model.world import World

UNKNOWN = "something unknown"
OFTEN = {
    **dict.fromkeys(("review_story", "publish_story", "apply_protocol"), 8),
    **dict.fromkeys(("submit_story", "accept_agreement"), 4),
    **dict.fromkeys(("share_story", "give_consent", "add_protocol_member", "block_protocol_member"), 2),
    **dict.fromkeys(("archive_story", "restore_story", "lift_protocol", "update_protocol"), 2),
}
"""What happens more often than the rest, so that there is something to see."""
NAMES = [
    name
    for module in (stories, communities, keepers)
    for name, rule in RULES.items()
    if rule.__module__ == module.__name__
    for _ in range(OFTEN.get(name, 1))
]
ROLES = ("lead", "lead", "elder", "elder", "elder", "member", "member", None)
APPROVALS = (0, 1, 1, 2)
TRIES = 25
"""How many deeds of a kind come to mind."""
CHANGED, UNCHANGED = "changed", "unchanged"
TELLING = frozenset({"EL105", "EL106", "EL108", "EL109", "EL130", "EL132", "EL133", "EL135", "EL136", "EL137"})
"""Refusals by a rule about the thing itself, which few ideas meet."""
LIFE = ("update_protocol", "publish_story", "review_story", "submit_story", "apply_protocol", "create_story")
"""What leads to a story that is published under a protocol which then asks for more; the last comes first."""
THEMES = (*((name,) for name in RULES), *[LIFE] * 10, *[()] * len(RULES))
"""What happens more often in a history; with nothing that is left to chance."""

Choice = Callable[[Random, World, Minute], Any]


def one_of(*choices: Any) -> Choice:
    return lambda dice, world, at: dice.choice(choices)


def known(field: str) -> Choice:
    """The name of something that there is, seldom of something that there is not."""
    return lambda dice, world, at: dice.choice([*[fact.id for fact in getattr(world, field)] * 9, UNKNOWN])


def within(field: str) -> Choice:
    """The name of something of a field, or of nothing."""
    return lambda dice, world, at: dice.choice([None, *[fact.id for fact in getattr(world, field)]])


def end(*choices: Minute | None) -> Choice:
    """A minute that is over, or is yet to come, or never."""
    return lambda dice, world, at: None if (after := dice.choice(choices)) is None else at + after


CHOICES: Mapping[str, Choice] = {
    "story": known("stories"),
    "community": known("communities"),
    "home_community": known("communities"),
    "other_community": lambda dice, world, at: dice.choice(places(world)),
    "profile": lambda dice, world, at: dice.choice([profile.id for profile in world.profiles]),
    "protocol": known("protocols"),
    "period": known("periods"),
    "agreement": known("agreements"),
    "grant": known("grants"),
    "title": lambda dice, world, at: new(world.stories, "story"),
    "content": one_of("Long ago.", "Long ago.", "Last year.", ""),
    "privacy": one_of(*PRIVACIES),
    "purpose": one_of(*PURPOSES),
    "decision": one_of("approved", "approved", "approved", "changes_requested"),
    "sharing_setting": one_of("all", "any"),
    "role": one_of("member", "elder", "lead"),
    "expires_at": end(None, None, 1, 2, 0),
    "valid_until": end(None, 1, 2, 3, 0),
    "ends_at": end(None, 1, 2, 0),
    "name": lambda dice, world, at: new(world.protocols, "protocol"),
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
    ("declare_period", "protocol"): within("protocols"),
    ("add_protocol_member", "role"): one_of("member", "member", "steward"),
    ("add_person", "role"): one_of("mentioned", "pictured"),
    ("remove_person", "role"): one_of("mentioned", "pictured"),
    ("grant_research", "valid_until"): end(1, 2, 3, 0),
    ("create_story", "home_community"): lambda dice, world, at: dice.choice(places(world)),
}


def beginning(dice: Random) -> World:
    """Communities, people and protocols, as in other worlds, where nobody has told anything yet."""
    made = society(dice)
    memberships = tuple(
        Membership(place, person, role, "active", dice.choice(WINDOWS))
        for place in places(made)
        for person in people(made)
        if (role := dice.choice(ROLES))
    )
    active = tuple(replace(community, status="active") for community in made.communities)
    made = with_protocols(dice, replace(made, communities=active, memberships=memberships))
    return replace(made, protocols=tuple(replace(each, approvals=dice.choice(APPROVALS)) for each in made.protocols))


def next_deed(dice: Random, world: World, at: Minute, theme: Sequence[str] = ()) -> Deed:
    """Mostly one that somebody may do and that changes something; else the same by somebody else, or one of another
    outcome, whichever come to mind; a theme comes first in one of three, from any of its deeds on."""
    names = sorted(dice.sample(NAMES, 8), key=lambda name: -OFTEN.get(name, 1))
    if theme and dice.randrange(3) == 0:
        names = [*theme[dice.randrange(len(theme)) :], *names]
    ideas = [_idea(dice, name, world, at) for name in names for _ in range(TRIES)]
    tried = dice.choice(("found", "found", "by another", "of another outcome"))
    found = next((idea for idea in ideas if _outcome(world, idea, at) == CHANGED), None)
    if found is None or tried == "of another outcome":
        outcomes = {(_outcome(world, idea, at), idea.name): idea for idea in ideas}
        telling = [idea for (outcome, _), idea in outcomes.items() if outcome in TELLING]
        return dice.choice(telling or [*outcomes.values()])
    return found if tried == "found" else replace(found, doer=_doer(dice, world))


def _idea(dice: Random, name: str, world: World, at: Minute) -> Deed:
    parameters = [parameter for parameter in inspect.signature(RULES[name]).parameters if parameter != "by"]
    chosen = ((each, SPECIAL.get((name, each), CHOICES[each])(dice, world, at)) for each in parameters)
    return Deed(_doer(dice, world), name, tuple(chosen))


def _doer(dice: Random, world: World) -> str | None:
    return dice.choice([*[profile.id for profile in world.profiles] * 4, None])


def _outcome(world: World, deed: Deed, at: Minute) -> str:
    """What the model says of a deed: that it changes something or does not, or the code with which it is refused."""
    try:
        return UNCHANGED if done(world, deed, at) is world else CHANGED
    except Refused as refused:
        return refused.code
