"""A world as rows of the tables, in the order in which they can be inserted."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tests.model.ids import login_of, uuid_of
from tests.model.times import PAST, Minute, Window
from tests.model.world import World

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Clock:
    """Turns the minutes of a world into times of the database."""

    zero: datetime

    def at(self, minute: Minute | None) -> str | None:
        return None if minute is None else (self.zero + timedelta(minutes=minute)).isoformat()

    def valid(self, window: Window) -> dict[str, str | None]:
        return {"valid_from": self.at(window.start), "valid_until": self.at(window.end)}


def communities(world: World, clock: Clock) -> Iterator[Row]:
    for c in world.communities:
        named = {"slug": c.id, "name": c.id, "size_class": "small", "country": "AU", "languages": []}
        yield {"id": uuid_of(c.id), "region_id": "oceania", "status": c.status, **named}


def profiles(world: World, clock: Clock) -> Iterator[Row]:
    for p in world.profiles:
        yield {"id": uuid_of(p.id), "display_name": p.id, "role": p.role}


def profile_contacts(world: World, clock: Clock) -> Iterator[Row]:
    for p in world.profiles:
        if p.has_contact:
            yield {"profile_id": uuid_of(p.id)}


def community_members(world: World, clock: Clock) -> Iterator[Row]:
    for m in world.community_members:
        pair = {"community_id": uuid_of(m.community_id), "profile_id": uuid_of(m.profile_id)}
        yield {**pair, "role": m.role, "status": m.status, **clock.valid(m.window)}


def login_profiles(world: World, clock: Clock) -> Iterator[Row]:
    for login in world.login_profiles:
        yield {"login": login_of(login.login), "profile_id": uuid_of(login.profile_id)}


def stories(world: World, clock: Clock) -> Iterator[Row]:
    for s in world.stories:
        text = {"title": s.id, "content": "Long ago.", "privacy": s.privacy, "sharing_setting": s.sharing_setting}
        whose = {"storyteller_id": uuid_of(s.storyteller_id), "home_community_id": uuid_of(s.home_community_id)}
        yield {"id": uuid_of(s.id), **whose, **text}


def story_communities(world: World, clock: Clock) -> Iterator[Row]:
    for s in world.stories:
        for community in s.shared_with:
            pair = {"story_id": uuid_of(s.id), "community_id": uuid_of(community)}
            yield {**pair, "shared_by": uuid_of(s.storyteller_id)}


def story_people(world: World, clock: Clock) -> Iterator[Row]:
    for p in world.story_people:
        yield {"story_id": uuid_of(p.story_id), "profile_id": uuid_of(p.profile_id), "role": p.role}


def cultural_protocols(world: World, clock: Clock) -> Iterator[Row]:
    for p in world.cultural_protocols:
        kind = {"enforcement": p.enforcement, "access_mode": p.access_mode, "is_active": p.is_active}
        whose = {"community_id": uuid_of(p.community_id), "created_by": uuid_of(world.profiles[0].id)}
        yield {"id": uuid_of(p.id), "name": p.id, "required_approvals": p.required_approvals, **kind, **whose}


def protocol_communities(world: World, clock: Clock) -> Iterator[Row]:
    for p in world.cultural_protocols:
        for community in p.community_ids:
            yield {"protocol_id": uuid_of(p.id), "community_id": uuid_of(community)}


def protocol_members(world: World, clock: Clock) -> Iterator[Row]:
    for m in world.protocol_members:
        key = {"protocol_id": uuid_of(m.protocol_id), "profile_id": uuid_of(m.profile_id)}
        where = {"community_id": uuid_of(m.community_id), "added_by": uuid_of(world.profiles[0].id)}
        yield {**key, **where, "role": m.role, "is_blocked": m.is_blocked, **clock.valid(m.window)}


def story_protocols(world: World, clock: Clock) -> Iterator[Row]:
    for s in world.stories:
        for protocol in s.protocol_ids:
            yield {"story_id": uuid_of(s.id), "protocol_id": uuid_of(protocol), "added_by": uuid_of(s.storyteller_id)}


def protocol_periods(world: World, clock: Clock) -> Iterator[Row]:
    for p in world.protocol_periods:
        about = {f"{about}_id": uuid_of(p.subject_id) if p.about == about else None for about in ABOUT}
        whose = {"declared_by": uuid_of(p.declared_by), "declaring_community_id": uuid_of(p.declaring_community_id)}
        ends = {"ends_at": clock.at(p.window.end), "lifted_at": clock.at(PAST) if p.is_lifted else None}
        starts = {"starts_at": clock.at(p.window.start)}
        yield {"id": uuid_of(p.id), "kind": p.kind, "effect": p.effect, **about, **whose, **starts, **ends}


def consent_events(world: World, clock: Clock) -> Iterator[Row]:
    tellers = {s.id: uuid_of(s.storyteller_id) for s in world.stories}
    how = {"method": "online", "notice_version": "1", "notice_language": "en", "jurisdiction": "AU"}
    for e in world.consent_events:
        who = {"subject_id": tellers[e.story_id], "recorded_by": tellers[e.story_id], "recipients": ["anybody"]}
        when = {"occurred_at": clock.at(PAST), "expires_at": clock.at(e.expires_at), "withdrawal": "in person"}
        what = {"id": uuid_of(e.id), "story_id": uuid_of(e.story_id), "purpose": e.purpose, "state": e.state}
        yield {**what, **who, **when, **how}


def story_embeddings(world: World, clock: Clock) -> Iterator[Row]:
    for e in world.story_embeddings:
        yield {"story_id": uuid_of(e.story_id), "model": "m", "version": 1, "embedding": [1, 2, 3]}


def community_consent_policies(world: World, clock: Clock) -> Iterator[Row]:
    for p in world.community_consent_policies:
        decided = {"decided_by": uuid_of(p.decided_by), "decided_at": clock.at(PAST)}
        yield {"community_id": uuid_of(p.community_id), "purpose": p.purpose, "is_denied": p.is_denied, **decided}


def sharing_agreements(world: World, clock: Clock) -> Iterator[Row]:
    for a in world.sharing_agreements:
        first, second = sorted(map(uuid_of, a.community_ids))
        proposer = uuid_of(a.proposed_by)
        accepted = {"accepted_by": proposer, "accepted_at": clock.at(PAST)} if a.is_accepted else {}
        state = {"accepted_by": None, "accepted_at": None, **accepted}
        proposed = {"proposing_community_id": first, "proposed_by": proposer}
        ended = {"ended_at": clock.at(PAST) if a.is_ended else None}
        sides = {"community_a_id": first, "community_b_id": second}
        yield {"id": uuid_of(a.id), **sides, **proposed, **state, **ended, **clock.valid(a.window)}


def research_grants(world: World, clock: Clock) -> Iterator[Row]:
    for g in world.research_grants:
        whose = {"community_id": uuid_of(g.community_id), "profile_id": uuid_of(g.profile_id)}
        state = {"granted_by": uuid_of(g.granted_by), "revoked_at": clock.at(PAST) if g.is_revoked else None}
        yield {"id": uuid_of(g.id), "purpose": "a study", **whose, **state, **clock.valid(g.window)}


def story_approvals(world: World, clock: Clock) -> Iterator[Row]:
    for a in world.story_approvals:
        read = {"story_id": uuid_of(a.story_id), "version": a.version}
        yield {"id": uuid_of(a.id), **read, "reviewer_id": uuid_of(a.reviewer_id), "decision": a.decision}


Rows = Mapping[str, Callable[[World, Clock], Iterator[Row]]]
ABOUT = ("protocol", "person", "community")
DRAFTED: Rows = {
    "ledger.communities": communities,
    "ledger.profiles": profiles,
    "ledger.profile_contacts": profile_contacts,
    "ledger.community_members": community_members,
    "priv.login_profiles": login_profiles,
    "ledger.cultural_protocols": cultural_protocols,
    "ledger.protocol_communities": protocol_communities,
    "ledger.protocol_members": protocol_members,
    "ledger.stories": stories,
    # Each insert derives the columns of a story anew, so the last one would hide what an earlier one failed to derive.
    # The rarer tables therefore come later.
    "ledger.consent_events": consent_events,
    "ledger.story_embeddings": story_embeddings,
    "ledger.story_protocols": story_protocols,
    "ledger.story_people": story_people,
    "ledger.story_communities": story_communities,
    "ledger.protocol_periods": protocol_periods,
    "ledger.community_consent_policies": community_consent_policies,
    "ledger.sharing_agreements": sharing_agreements,
    "ledger.research_grants": research_grants,
}
"""Inserted while every story is a first draft."""
APPROVED: Rows = {"ledger.story_approvals": story_approvals}
"""Inserted when each draft has reached its version."""
