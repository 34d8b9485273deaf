"""Who may see a story. A reach opens it to somebody, a gate takes it away again. Each docstring quotes its rule."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.model.facts.restrictions import CulturalProtocol, ProtocolMember
from tests.model.facts.stories import Story
from tests.model.times import Minute
from tests.model.world import World

WIDER = ("community", "public")
KEEPER_ROLES = ("elder", "lead")


@dataclass(frozen=True, slots=True)
class Asked:
    """Profile p asks for story s at time t. p is None for a request without a profile."""

    world: World
    p: str | None
    s: Story
    t: Minute

    @property
    def own(self) -> bool:
        """p is the storyteller."""
        return self.p is not None and self.p == self.s.storyteller_id

    def belongs(self, communities: Iterable[str], *roles: str) -> bool:
        return not communities_of(self.world, self.p, self.t, *roles).isdisjoint(communities)


Rule = Callable[[Asked], bool]


def communities_of(world: World, p: str | None, t: Minute, *roles: str) -> frozenset[str]:
    """The communities where p is an active member at t in one of the roles, or in any role if none is given."""
    return frozenset(
        m.community_id
        for m in world.community_members
        if m.profile_id == p and m.status == "active" and m.window.holds(t) and (not roles or m.role in roles)
    )


def consent(a: Asked, purpose: str) -> bool:
    """The storyteller's latest event for (story, purpose) is given or renewed and not expired at t, and the home
    community's policy does not deny the purpose. No event means no."""
    events = [e for e in a.world.consent_events if (e.story_id, e.purpose) == (a.s.id, purpose)]
    if not events or events[-1].state not in ("given", "renewed"):
        return False
    expires_at = events[-1].expires_at
    is_denied = any(
        policy.is_denied and (policy.community_id, policy.purpose) == (a.s.home_community_id, purpose)
        for policy in a.world.community_consent_policies
    )
    return (expires_at is None or a.t < expires_at) and not is_denied


def community(a: Asked) -> bool:
    """s is published, privacy is community or public, and p is an active member of one of its communities."""
    return a.s.status == "published" and a.s.privacy in WIDER and a.belongs(a.s.community_ids)


def public(a: Asked) -> bool:
    """s is published, privacy is public and public_display is in effect (p may be anonymous)."""
    return a.s.status == "published" and a.s.privacy == "public" and consent(a, "public_display")


def cross_community(a: Asked) -> bool:
    """s is published, privacy is community or public, cross_community is in effect, and one of p's communities has an
    active sharing agreement with the home community of s."""
    partners = [
        side
        for agreement in a.world.sharing_agreements
        if agreement.is_accepted and not agreement.is_ended and agreement.window.holds(a.t)
        if a.s.home_community_id in agreement.community_ids
        for side in agreement.community_ids
        if side != a.s.home_community_id
    ]
    shared = a.s.status == "published" and a.s.privacy in WIDER and consent(a, "cross_community")
    return shared and a.belongs(partners)


def research(a: Asked) -> bool:
    """s is published, privacy is community or public, research_use is in effect, and p holds an active research grant
    of the home community."""
    granted = any(
        (grant.profile_id, grant.community_id) == (a.p, a.s.home_community_id)
        and not grant.is_revoked
        and grant.window.holds(a.t)
        for grant in a.world.research_grants
    )
    return a.s.status == "published" and a.s.privacy in WIDER and consent(a, "research_use") and granted


def review(a: Asked) -> bool:
    """s is submitted, p is an active elder or lead in one of its communities."""
    return a.s.status == "submitted" and a.belongs(a.s.community_ids, *KEEPER_ROLES)


def keeper(a: Asked) -> bool:
    """s is archived, and p is an active lead or elder of its home community."""
    return a.s.status == "archived" and a.belongs([a.s.home_community_id], *KEEPER_ROLES)


def active_protocols_of(a: Asked) -> list[CulturalProtocol]:
    return [p for p in a.world.cultural_protocols if p.id in a.s.protocol_ids and p.is_active]


def protocol_members_of(world: World, protocol: CulturalProtocol, p: str | None, t: Minute) -> list[ProtocolMember]:
    """The rows about p in a protocol at t: one per community that decided about p."""
    return [
        m
        for m in world.protocol_members
        if (m.protocol_id, m.profile_id) == (protocol.id, p)
        and m.community_id in protocol.community_ids
        and m.window.holds(t)
    ]


def satisfies(a: Asked, protocol: CulturalProtocol) -> bool:
    """p satisfies a protocol whose access mode is open, or of which p is an active member at t; a block in any of the
    protocol's communities wins over membership."""
    rows = protocol_members_of(a.world, protocol, a.p, a.t)
    return protocol.access_mode == "open" or (bool(rows) and not any(m.is_blocked for m in rows))


def protocol_gate(a: Asked) -> bool:
    """Of the mandatory protocols on s, p satisfies all (sharing setting all, the default) or at least one (any).
    Without a mandatory protocol the gate holds."""
    mandatory = [p for p in active_protocols_of(a) if p.enforcement == "mandatory"]
    if not mandatory:
        return True
    satisfied = [satisfies(a, p) for p in mandatory]
    return any(satisfied) if a.s.sharing_setting == "any" else all(satisfied)


def period_gate(a: Asked) -> bool:
    """No restricted period in force at t that a protocol of s, a person in s or the home community declares with
    effect hide; with effect elders_only, elders of the home community pass."""
    subjects = {
        *(("protocol", p.id) for p in active_protocols_of(a)),
        *(("person", person.profile_id) for person in a.world.story_people if person.story_id == a.s.id),
        ("community", a.s.home_community_id),
    }
    effects = {
        period.effect
        for period in a.world.protocol_periods
        if (period.about, period.subject_id) in subjects and period.window.holds(a.t) and not period.is_lifted
    }
    return not effects or (effects == {"elders_only"} and a.belongs([a.s.home_community_id], "elder"))


REACHES: tuple[Rule, ...] = (review, community, public, cross_community, research, keeper)
GATES: tuple[Rule, ...] = (protocol_gate, period_gate)


def sees(a: Asked) -> bool:
    """own: p is the storyteller (any status but erased), or one of the reaches while all gates hold."""
    if a.s.status == "erased":
        return False
    return a.own or (any(reach(a) for reach in REACHES) and all(gate(a) for gate in GATES))


def why(a: Asked) -> str:
    """The names of the rules that decide, to explain a difference."""
    reaches = [rule.__name__ for rule in REACHES if rule(a)] + ["own"] * a.own
    closed = [rule.__name__ for rule in GATES if not rule(a)]
    return f"{a.s.status}; reach: {', '.join(reaches) or 'none'}; closed: {', '.join(closed) or 'none'}"
