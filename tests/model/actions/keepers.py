"""What leads and elders declare, agree and grant, and who is in a story. Each docstring quotes the rule of the function
of `ledger` that has the same name."""

from dataclasses import replace

from tests.model.actions.action import (
    Refused,
    action,
    is_lead,
    new_id,
    require,
    require_community_keeper,
    require_future,
    require_keeper,
    require_profile,
    window_from_now,
    with_change,
    with_fact,
)
from tests.model.facts.restrictions import (
    CommunityConsentPolicy,
    ProtocolPeriod,
    ResearchGrant,
    SharingAgreement,
    StoryPerson,
)
from tests.model.reader import WorldReader
from tests.model.times import Minute, Window
from tests.model.world import World


@action("declares {kind} ({effect}) in {community} for {protocol} {person} until {ends_at}")
def declare_period(
    by: WorldReader,
    community: str,
    kind: str,
    effect: str,
    protocol: str | None,
    person: str | None,
    ends_at: Minute | None,
) -> World:
    """An elder or lead lets stories rest: those under a protocol that the community shares, those that name a person of
    the community, or, if neither is given, all stories of the community."""
    require_community_keeper(by, community)
    end = require_future(by, ends_at)
    protocols = {p.id for p in by.world.cultural_protocols if community in p.community_ids}
    people = {m.profile_id for m in by.world.community_members if m.community_id == community}
    require(protocol is None or person is None, "EL136")
    require(protocol in {None, *protocols} and person in {None, *people}, "EL136")
    about, subject = ("protocol", protocol) if protocol else ("person", person) if person else ("community", community)
    declared = community, require_profile(by), kind, effect, window_from_now(by, end)
    period = ProtocolPeriod(new_id(by.world.protocol_periods, "period"), about, subject or "", *declared)
    return with_fact(by.world, "protocol_periods", period)


@action("lifts {period}")
def lift_period(by: WorldReader, period: str) -> World:
    """An elder or lead of the community that declared a period ends it now."""
    require_profile(by)
    readable = (p for p in by.world.protocol_periods if p.declaring_community_id in by.kept_communities)
    found = next((p for p in readable if p.id == period), None)
    if found is None:
        raise Refused("EL134")
    if found.is_lifted or (found.window.end is not None and found.window.end <= by.at):
        return by.world
    return with_change(by.world, "protocol_periods", period, is_lifted=True)


@action("records that {profile} is {role} in {story}")
def add_person(by: WorldReader, story: str, profile: str, role: str) -> World:
    """The storyteller, or an elder or lead of the home, records that a person is in a story. The person belongs to one
    of the story's communities or of the actor's."""
    kept = require_keeper(by, story)
    communities = kept.community_ids | by.communities
    require(any(m.profile_id == profile and m.community_id in communities for m in by.world.community_members), "EL137")
    person = StoryPerson(story, profile, role)
    return by.world if person in by.world.story_people else with_fact(by.world, "story_people", person)


@action("removes the record that {profile} is {role} in {story}")
def remove_person(by: WorldReader, story: str, profile: str, role: str) -> World:
    """Those who may record that a person is in a story may remove the record."""
    require_keeper(by, story)
    others = tuple(p for p in by.world.story_people if p != StoryPerson(story, profile, role))
    return by.world if others == by.world.story_people else replace(by.world, story_people=others)


@action("proposes an agreement of {community} with {other_community} until {valid_until}")
def propose_agreement(by: WorldReader, community: str, other_community: str, valid_until: Minute | None) -> World:
    """A lead proposes to another community that the members of each read the stories that the other shares across
    communities. Two communities have at most one open agreement."""
    me = require_profile(by)
    require(is_lead(by, community), "EL102")
    end = require_future(by, valid_until)
    require(community != other_community, "P0002")
    pair = {community, other_community}
    require(not any(set(a.community_ids) == pair and _is_open(a, by.at) for a in by.world.sharing_agreements), "EL135")
    name = new_id(by.world.sharing_agreements, "agreement")
    window = window_from_now(by, end)
    agreement = SharingAgreement(name, (community, other_community), me, False, False, window)
    return with_fact(by.world, "sharing_agreements", agreement)


@action("accepts {agreement}")
def accept_agreement(by: WorldReader, agreement: str) -> World:
    """A lead of the community that did not propose an agreement accepts it."""
    found = _require_agreement(by, agreement)
    require(is_lead(by, found.community_ids[1]), "EL102")
    require(not found.is_accepted and _is_open(found, by.at), "EL135")
    return with_change(by.world, "sharing_agreements", agreement, is_accepted=True)


@action("ends {agreement}")
def end_agreement(by: WorldReader, agreement: str) -> World:
    """A lead of either side ends an agreement, declines a proposal or withdraws it. To end an agreement that is over
    changes nothing."""
    found = _require_agreement(by, agreement)
    require(any(is_lead(by, side) for side in found.community_ids), "EL102")
    if not _is_open(found, by.at):
        return by.world
    return with_change(by.world, "sharing_agreements", agreement, is_ended=True)


def _require_agreement(by: WorldReader, agreement_id: str) -> SharingAgreement:
    """An agreement of a community where the actor is an active member."""
    require_profile(by)
    readable = (a for a in by.world.sharing_agreements if by.communities.intersection(a.community_ids))
    found = next((a for a in readable if a.id == agreement_id), None)
    if found is None:
        raise Refused("EL134")
    return found


def _is_open(agreement: SharingAgreement, at: Minute) -> bool:
    return not agreement.is_ended and (agreement.window.end is None or agreement.window.end > at)


@action("lets {profile} study the stories of {community} until {valid_until}")
def grant_research(by: WorldReader, community: str, profile: str, purpose: str, valid_until: Minute) -> World:
    """An elder or lead lets a person study the stories of the community. A grant always has an end."""
    require_community_keeper(by, community)
    window = Window(by.at, require_future(by, valid_until))
    name = new_id(by.world.research_grants, "grant")
    return with_fact(by.world, "research_grants", ResearchGrant(name, community, profile, require_profile(by), window))


@action("revokes {grant}")
def revoke_research(by: WorldReader, grant: str) -> World:
    """An elder or lead of the community revokes a grant. The researcher may read the grant but not revoke it."""
    me = require_profile(by)
    found = next((g for g in by.world.research_grants if g.id == grant), None)
    if found is None or (found.profile_id != me and found.community_id not in by.kept_communities):
        raise Refused("EL134")
    require_community_keeper(by, found.community_id)
    return by.world if found.is_revoked else with_change(by.world, "research_grants", grant, is_revoked=True)


@action("decides for {community} about {purpose}: denied {is_denied}")
def set_community_policy(by: WorldReader, community: str, purpose: str, is_denied: bool) -> World:
    """An elder or lead denies a purpose for every story whose home the community is, or leaves the decision to the
    storytellers again."""
    require_community_keeper(by, community)
    policy = CommunityConsentPolicy(community, purpose, is_denied, require_profile(by))
    return with_fact(by.world, "community_consent_policies", policy, "community_id", "purpose")
