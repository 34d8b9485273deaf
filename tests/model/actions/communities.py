"""Who belongs to a community, and its protocols. Every docstring quotes the rule of the function of `ledger` that has
its name."""

from dataclasses import replace

from tests.model.access import protocol_members_of
from tests.model.actions.action import (
    Refused,
    changed,
    closed,
    deed,
    kept,
    later,
    leads,
    new,
    put,
    require,
    seen,
    signed_in,
    since,
)
from tests.model.actions.stories import asked_by, returned
from tests.model.facts.restrictions import Protocol, ProtocolMember
from tests.model.facts.stories import Membership
from tests.model.reader import Reader
from tests.model.times import Minute
from tests.model.world import World


@deed("makes {profile} {role} of {community}")
def add_member(by: Reader, community: str, profile: str, role: str) -> World:
    """A lead of the community makes a person an active member, elder or lead, or changes which."""
    signed_in(by)
    require(leads(by, community), "42501")
    was = _membership(by.world, community, profile)
    window = since(by)
    if was and was.status == "active":
        window = replace(window, start=min(was.window.start, by.at))
    return put(by.world, "memberships", Membership(community, profile, role, "active", window), "community", "profile")


@deed("ends that {profile} is of {community}")
def end_membership(by: Reader, community: str, profile: str) -> World:
    """Ends a membership at once: one's own, or anybody's where one leads."""
    signed_in(by)
    require(profile == by.me or leads(by, community), "42501")
    was = _membership(by.world, community, profile)
    if was is None or was.status == "left":
        raise Refused("P0002")
    left = replace(was, status="left", window=closed(by, was.window))
    return put(by.world, "memberships", left, "community", "profile")


def _membership(world: World, community: str, profile: str) -> Membership | None:
    return next((m for m in world.memberships if (m.community, m.profile) == (community, profile)), None)


def is_steward(by: Reader, protocol: Protocol, community: str) -> bool:
    """A steward who is not blocked, by whichever community."""
    mine = protocol_members_of(by.world, protocol, by.me, by.at)
    stewarding = any(m.role == "steward" and m.community == community for m in mine)
    return stewarding and not any(m.is_blocked for m in mine)


def keeps_protocol(by: Reader, protocol: Protocol, community: str) -> bool:
    """A lead of a community that shares the protocol, or its steward there."""
    return community in protocol.communities and (leads(by, community) or is_steward(by, protocol, community))


def known(by: Reader, protocol: str) -> Protocol:
    """A protocol of a community of one's own, or that one manages the members of."""
    signed_in(by)
    found = next((p for p in by.world.protocols if p.id == protocol), None)
    if found is None or not (
        by.mine.intersection(found.communities) or any(keeps_protocol(by, found, c) for c in found.communities)
    ):
        raise Refused("EL131")
    return found


@deed("writes down a protocol of {community}: {enforcement}, {access_mode}, {required_approvals} approvals")
def create_protocol(
    by: Reader, community: str, name: str, required_approvals: int, enforcement: str, access_mode: str
) -> World:
    """A lead of the community, or a steward of one of its protocols, declares a protocol."""
    signed_in(by)
    is_trusted = leads(by, community) or any(is_steward(by, p, community) for p in by.world.protocols)
    require(is_trusted, "EL102")
    name = new(by.world.protocols, "protocol")
    protocol = Protocol(name, community, (), enforcement, access_mode, True, required_approvals)
    return put(by.world, "protocols", protocol)


@deed("changes {protocol}: {enforcement}, {access_mode}, {required_approvals} approvals, active {is_active}")
def update_protocol(
    by: Reader, protocol: str, required_approvals: int, enforcement: str, access_mode: str, is_active: bool
) -> World:
    """A lead of the declaring community, or its steward, changes a protocol, at once for every story under it. Where it
    asks for more approvals than before, published stories that lack them go back to review."""
    was = known(by, protocol)
    require(keeps_protocol(by, was, was.community), "EL102")
    now = replace(was, approvals=required_approvals, enforcement=enforcement, access=access_mode, is_active=is_active)
    world = put(by.world, "protocols", now, "id")
    under = [story.id for story in world.stories if protocol in story.protocols]
    return returned(by, world, under if asked_by(now) > asked_by(was) else [])


@deed("shares {protocol} with {community}")
def add_protocol_community(by: Reader, protocol: str, community: str) -> World:
    """Whoever may change a protocol shares it with another community."""
    was = known(by, protocol)
    require(keeps_protocol(by, was, was.community), "EL102")
    require(any(c.id == community for c in by.world.communities), "P0002")
    if community in was.communities:
        return by.world
    return changed(by.world, "protocols", protocol, others=(*was.others, community))


@deed("admits {profile} to {protocol} for {community} as {role} until {valid_until}")
def add_protocol_member(
    by: Reader, protocol: str, profile: str, community: str, role: str, valid_until: Minute | None
) -> World:
    """A lead of the community, or its steward, admits a person, or changes their role or end. A block in force is ended
    first."""
    end, was = _deciding(by, protocol, community, profile, valid_until)
    window = since(by, end)
    if was:
        is_over = was.window.end is not None and was.window.end <= by.at
        require(not was.is_blocked or is_over, "EL133")
        if not was.is_blocked and not is_over:
            window = replace(window, start=min(was.window.start, by.at))
    member = ProtocolMember(protocol, profile, community, role, False, window)
    return put(by.world, "protocol_members", member, "protocol", "community", "profile")


@deed("blocks {profile} from {protocol} for {community} until {valid_until}")
def block_protocol_member(by: Reader, protocol: str, profile: str, community: str, valid_until: Minute | None) -> World:
    """A lead of the community, or its steward, refuses a person from now on."""
    end, was = _deciding(by, protocol, community, profile, valid_until)
    member = ProtocolMember(protocol, profile, community, was.role if was else "member", True, since(by, end))
    return put(by.world, "protocol_members", member, "protocol", "community", "profile")


@deed("ends how {profile} stands with {protocol} for {community}")
def end_protocol_member(by: Reader, protocol: str, profile: str, community: str) -> World:
    """A lead of the community, or its steward, ends a person's admission, or their block."""
    _, was = _deciding(by, protocol, community, profile, None)
    if was is None or (was.window.end is not None and was.window.end <= by.at):
        raise Refused("P0002")
    ended = replace(was, window=closed(by, was.window))
    return put(by.world, "protocol_members", ended, "protocol", "community", "profile")


def _deciding(
    by: Reader, protocol: str, community: str, profile: str, end: Minute | None
) -> tuple[Minute | None, ProtocolMember | None]:
    """The end that is decided, and how the person stood before."""
    require(keeps_protocol(by, known(by, protocol), community), "EL102")
    key = (protocol, community, profile)
    rows = [m for m in by.world.protocol_members if (m.protocol, m.community, m.profile) == key]
    return later(by, end), next(iter(rows), None)


@deed("puts {story} under {protocol}")
def apply_protocol(by: Reader, story: str, protocol: str) -> World:
    """The storyteller, or an elder or lead of its home, puts a story under an active protocol of one of its
    communities. A published story that now lacks approvals goes back to review."""
    found = known(by, protocol)
    mine = kept(by, story)
    require(found.is_active and not mine.communities.isdisjoint(found.communities), "EL132")
    if protocol in mine.protocols:
        return by.world
    world = changed(by.world, "stories", story, protocols=(*mine.protocols, protocol))
    return returned(by, world, [story] if asked_by(found) else [])


@deed("frees {story} of {protocol}")
def lift_protocol(by: Reader, story: str, protocol: str) -> World:
    """An elder of the community that declared a protocol frees a story of it; nobody else does, the storyteller
    included."""
    found = known(by, protocol)
    read = seen(by, story)
    require(_is_elder(by, found.community), "EL102")
    if protocol not in read.protocols:
        return by.world
    return changed(by.world, "stories", story, protocols=tuple(p for p in read.protocols if p != protocol))


def _is_elder(by: Reader, community: str) -> bool:
    row = _membership(by.world, community, by.me or "")
    return row is not None and (row.role, row.status) == ("elder", "active") and row.window.holds(by.at)
