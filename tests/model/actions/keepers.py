"""What leads and elders declare, agree and grant, and who is in a story. Every docstring quotes the rule of the
function of `ledger` that has its name."""

from dataclasses import replace

from tests.model.actions.action import (
    Refused,
    changed,
    deed,
    kept,
    later,
    leads,
    new,
    put,
    require,
    require_community_keeper,
    signed_in,
    since,
)
from tests.model.facts.restrictions import Agreement, Grant, Period, Policy, StoryPerson
from tests.model.reader import Reader
from tests.model.times import Minute, Window
from tests.model.world import World


@deed("declares {kind} ({effect}) in {community} for {protocol} {person} until {ends_at}")
def declare_period(
    by: Reader, community: str, kind: str, effect: str, protocol: str | None, person: str | None, ends_at: Minute | None
) -> World:
    """An elder or lead lets stories rest: those under a protocol that the community shares, those with a person of it,
    or with neither given all of its own."""
    require_community_keeper(by, community)
    end = later(by, ends_at)
    shared = {p.id for p in by.world.protocols if community in p.communities}
    people = {m.profile for m in by.world.memberships if m.community == community}
    require(protocol is None or person is None, "EL136")
    require(protocol in {None, *shared} and person in {None, *people}, "EL136")
    about = ("protocol", protocol) if protocol else ("person", person) if person else ("community", community)
    whose = community, signed_in(by), kind, effect, since(by, end)
    return put(by.world, "periods", Period(new(by.world.periods, "period"), about[0], about[1] or "", *whose))


@deed("lifts {period}")
def lift_period(by: Reader, period: str) -> World:
    """An elder or lead of the community that declared a period ends it now."""
    signed_in(by)
    found = next((p for p in by.world.periods if p.id == period and p.declared_in in by.led), None)
    if found is None:
        raise Refused("EL134")
    if found.is_lifted or (found.window.end is not None and found.window.end <= by.at):
        return by.world
    return changed(by.world, "periods", period, is_lifted=True)


@deed("says that {profile} is {role} in {story}")
def add_person(by: Reader, story: str, profile: str, role: str) -> World:
    """The storyteller, or an elder or lead of its home, says that a person is in a story, of its communities or of
    their own."""
    mine = kept(by, story)
    near = mine.communities | by.mine
    require(any(m.profile == profile and m.community in near for m in by.world.memberships), "EL137")
    person = StoryPerson(story, profile, role)
    return by.world if person in by.world.people else put(by.world, "people", person)


@deed("takes back that {profile} is {role} in {story}")
def remove_person(by: Reader, story: str, profile: str, role: str) -> World:
    """Takes back that a person is in a story, by whoever may say that they are."""
    kept(by, story)
    others = tuple(p for p in by.world.people if p != StoryPerson(story, profile, role))
    return by.world if others == by.world.people else replace(by.world, people=others)


@deed("offers an agreement of {community} to {other_community} until {valid_until}")
def propose_agreement(by: Reader, community: str, other_community: str, valid_until: Minute | None) -> World:
    """A lead offers another community that each reads what the other's storytellers share across communities. Two
    communities have one open agreement at a time."""
    signed_in(by)
    require(leads(by, community), "EL102")
    end = later(by, valid_until)
    require(community != other_community, "P0002")
    pair = {community, other_community}
    require(not any(set(a.sides) == pair and _is_open(a, by.at) for a in by.world.agreements), "EL135")
    name = new(by.world.agreements, "agreement")
    agreement = Agreement(name, (community, other_community), signed_in(by), False, False, since(by, end))
    return put(by.world, "agreements", agreement)


@deed("accepts {agreement}")
def accept_agreement(by: Reader, agreement: str) -> World:
    """A lead of the side that did not propose it accepts an agreement."""
    found = _of_mine(by, agreement)
    require(leads(by, found.sides[1]), "EL102")
    require(not found.is_accepted and _is_open(found, by.at), "EL135")
    return changed(by.world, "agreements", agreement, is_accepted=True)


@deed("ends {agreement}")
def end_agreement(by: Reader, agreement: str) -> World:
    """A lead of either side ends an agreement, declines a proposal or takes one back; ending what is over changes
    nothing."""
    found = _of_mine(by, agreement)
    require(any(leads(by, side) for side in found.sides), "EL102")
    return changed(by.world, "agreements", agreement, is_ended=True) if _is_open(found, by.at) else by.world


def _of_mine(by: Reader, agreement: str) -> Agreement:
    signed_in(by)
    found = next((a for a in by.world.agreements if a.id == agreement and by.mine.intersection(a.sides)), None)
    if found is None:
        raise Refused("EL134")
    return found


def _is_open(agreement: Agreement, at: Minute) -> bool:
    return not agreement.is_ended and (agreement.window.end is None or agreement.window.end > at)


@deed("lets {profile} study the stories of {community} until {valid_until}")
def grant_research(by: Reader, community: str, profile: str, purpose: str, valid_until: Minute) -> World:
    """An elder or lead lets a person study the community's stories, until an end that is not optional."""
    require_community_keeper(by, community)
    window = Window(by.at, later(by, valid_until))
    return put(by.world, "grants", Grant(new(by.world.grants, "grant"), community, profile, signed_in(by), window))


@deed("revokes {grant}")
def revoke_research(by: Reader, grant: str) -> World:
    """An elder or lead of the community takes a grant back; its researcher knows of it."""
    me = signed_in(by)
    found = next((g for g in by.world.grants if g.id == grant), None)
    if found is None or (found.profile != me and found.community not in by.led):
        raise Refused("EL134")
    require_community_keeper(by, found.community)
    return by.world if found.is_revoked else changed(by.world, "grants", grant, is_revoked=True)


@deed("decides in {community} about {purpose}: denied {is_denied}")
def set_community_policy(by: Reader, community: str, purpose: str, is_denied: bool) -> World:
    """An elder or lead denies a purpose for every story that the community is the home of, or leaves it to their
    storytellers again."""
    require_community_keeper(by, community)
    policy = Policy(community, purpose, is_denied, signed_in(by))
    return put(by.world, "policies", policy, "community", "purpose")
