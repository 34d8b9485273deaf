"""Who belongs to a community, and its protocols. Each docstring quotes the rule of the function of `ledger` that has
the same name."""

from dataclasses import replace

from tests.model.access import protocol_members_of
from tests.model.actions.action import (
    Refused,
    action,
    ended_now,
    has_role,
    is_lead,
    new_id,
    require,
    require_access,
    require_future,
    require_keeper,
    require_profile,
    window_from_now,
    with_change,
    with_fact,
)
from tests.model.actions.stories import approvals_required_by, return_unapproved
from tests.model.facts.restrictions import CulturalProtocol, ProtocolMember
from tests.model.facts.stories import CommunityMember
from tests.model.reader import WorldReader
from tests.model.times import Minute
from tests.model.world import World


@action("makes {profile} {role} of {community}")
def add_member(by: WorldReader, community: str, profile: str, role: str) -> World:
    """A lead of the community makes a person an active member, elder or lead, or changes the role."""
    require_profile(by)
    require(is_lead(by, community), "42501")
    before = _membership(by.world, community, profile)
    window = window_from_now(by)
    if before and before.status == "active":
        window = replace(window, start=min(before.window.start, by.at))
    member = CommunityMember(community, profile, role, "active", window)
    return with_fact(by.world, "community_members", member, "community_id", "profile_id")


@action("ends the membership of {profile} in {community}")
def end_membership(by: WorldReader, community: str, profile: str) -> World:
    """A person ends their own membership at once. A lead ends any membership of the community."""
    require_profile(by)
    require(profile == by.me or is_lead(by, community), "42501")
    before = _membership(by.world, community, profile)
    if before is None or before.status == "left":
        raise Refused("P0002")
    ended = replace(before, status="left", window=ended_now(by, before.window))
    return with_fact(by.world, "community_members", ended, "community_id", "profile_id")


def _membership(world: World, community_id: str, profile_id: str) -> CommunityMember | None:
    key = (community_id, profile_id)
    return next((m for m in world.community_members if (m.community_id, m.profile_id) == key), None)


def is_steward(by: WorldReader, protocol: CulturalProtocol, community_id: str) -> bool:
    """A steward of the protocol in this community, whom no community has blocked."""
    mine = protocol_members_of(by.world, protocol, by.me, by.at)
    is_admitted = any(m.role == "steward" and m.community_id == community_id for m in mine)
    return is_admitted and not any(m.is_blocked for m in mine)


def is_protocol_keeper(by: WorldReader, protocol: CulturalProtocol, community_id: str) -> bool:
    """A lead of a community that shares the protocol, or its steward there."""
    return community_id in protocol.community_ids and (
        is_lead(by, community_id) or is_steward(by, protocol, community_id)
    )


def require_protocol(by: WorldReader, protocol_id: str) -> CulturalProtocol:
    """A protocol of a community of the actor, or one whose members the actor manages."""
    require_profile(by)
    found = next((p for p in by.world.cultural_protocols if p.id == protocol_id), None)
    if found is None or not (
        by.communities.intersection(found.community_ids)
        or any(is_protocol_keeper(by, found, community) for community in found.community_ids)
    ):
        raise Refused("EL131")
    return found


@action("declares a protocol of {community}: {enforcement}, {access_mode}, {required_approvals} approvals")
def create_protocol(
    by: WorldReader, community: str, name: str, required_approvals: int, enforcement: str, access_mode: str
) -> World:
    """A lead of the community, or a steward of one of its protocols, declares a protocol."""
    require_profile(by)
    is_trusted = is_lead(by, community) or any(is_steward(by, p, community) for p in by.world.cultural_protocols)
    require(is_trusted, "EL102")
    name = new_id(by.world.cultural_protocols, "protocol")
    protocol = CulturalProtocol(name, community, (), enforcement, access_mode, True, required_approvals)
    return with_fact(by.world, "cultural_protocols", protocol)


@action("changes {protocol}: {enforcement}, {access_mode}, {required_approvals} approvals, active {is_active}")
def update_protocol(
    by: WorldReader, protocol: str, required_approvals: int, enforcement: str, access_mode: str, is_active: bool
) -> World:
    """A lead of the community that declared a protocol, or its steward there, changes it at once for every story under
    it. If it asks for more approvals than before, published stories that lack them go back to review."""
    before = require_protocol(by, protocol)
    require(is_protocol_keeper(by, before, before.community_id), "EL102")
    after = replace(
        before,
        required_approvals=required_approvals,
        enforcement=enforcement,
        access_mode=access_mode,
        is_active=is_active,
    )
    world = with_fact(by.world, "cultural_protocols", after, "id")
    asks_for_more = approvals_required_by(after) > approvals_required_by(before)
    under_it = [story.id for story in world.stories if protocol in story.protocol_ids]
    return return_unapproved(by, world, under_it if asks_for_more else [])


@action("shares {protocol} with {community}")
def add_protocol_community(by: WorldReader, protocol: str, community: str) -> World:
    """Those who may change a protocol share it with another community."""
    before = require_protocol(by, protocol)
    require(is_protocol_keeper(by, before, before.community_id), "EL102")
    require(any(c.id == community for c in by.world.communities), "P0002")
    if community in before.community_ids:
        return by.world
    others = (*before.other_community_ids, community)
    return with_change(by.world, "cultural_protocols", protocol, other_community_ids=others)


@action("admits {profile} to {protocol} for {community} as {role} until {valid_until}")
def add_protocol_member(
    by: WorldReader, protocol: str, profile: str, community: str, role: str, valid_until: Minute | None
) -> World:
    """A lead of the community, or its steward, admits a person, or changes their role or end. They must first end a
    block that is in force."""
    end, before = _require_decision(by, protocol, community, profile, valid_until)
    window = window_from_now(by, end)
    if before:
        is_over = before.window.end is not None and before.window.end <= by.at
        require(not before.is_blocked or is_over, "EL133")
        if not before.is_blocked and not is_over:
            window = replace(window, start=min(before.window.start, by.at))
    return _with_member(by, ProtocolMember(protocol, profile, community, role, False, window))


@action("blocks {profile} from {protocol} for {community} until {valid_until}")
def block_protocol_member(
    by: WorldReader, protocol: str, profile: str, community: str, valid_until: Minute | None
) -> World:
    """A lead of the community, or its steward, blocks a person from now on."""
    end, before = _require_decision(by, protocol, community, profile, valid_until)
    role = before.role if before else "member"
    return _with_member(by, ProtocolMember(protocol, profile, community, role, True, window_from_now(by, end)))


@action("ends the admission or block of {profile} in {protocol} for {community}")
def end_protocol_member(by: WorldReader, protocol: str, profile: str, community: str) -> World:
    """A lead of the community, or its steward, ends a person's admission or block."""
    _, before = _require_decision(by, protocol, community, profile, None)
    if before is None or (before.window.end is not None and before.window.end <= by.at):
        raise Refused("P0002")
    return _with_member(by, replace(before, window=ended_now(by, before.window)))


def _require_decision(
    by: WorldReader, protocol: str, community: str, profile: str, end: Minute | None
) -> tuple[Minute | None, ProtocolMember | None]:
    """The end of the new decision about a person, and the row before it."""
    require(is_protocol_keeper(by, require_protocol(by, protocol), community), "EL102")
    key = (protocol, community, profile)
    rows = [m for m in by.world.protocol_members if (m.protocol_id, m.community_id, m.profile_id) == key]
    return require_future(by, end), next(iter(rows), None)


def _with_member(by: WorldReader, member: ProtocolMember) -> World:
    return with_fact(by.world, "protocol_members", member, "protocol_id", "community_id", "profile_id")


@action("puts {story} under {protocol}")
def apply_protocol(by: WorldReader, story: str, protocol: str) -> World:
    """The storyteller, or an elder or lead of the home, puts a story under an active protocol of one of its
    communities. A published story that now lacks approvals goes back to review."""
    found = require_protocol(by, protocol)
    kept = require_keeper(by, story)
    require(found.is_active and not kept.community_ids.isdisjoint(found.community_ids), "EL132")
    if protocol in kept.protocol_ids:
        return by.world
    world = with_change(by.world, "stories", story, protocol_ids=(*kept.protocol_ids, protocol))
    return return_unapproved(by, world, [story] if approvals_required_by(found) else [])


@action("frees {story} of {protocol}")
def lift_protocol(by: WorldReader, story: str, protocol: str) -> World:
    """An elder of the community that declared a protocol frees a story of it. Nobody else may, not even the
    storyteller."""
    found = require_protocol(by, protocol)
    seen = require_access(by, story)
    require(has_role(by, found.community_id, "elder"), "EL102")
    if protocol not in seen.protocol_ids:
        return by.world
    others = tuple(p for p in seen.protocol_ids if p != protocol)
    return with_change(by.world, "stories", story, protocol_ids=others)
