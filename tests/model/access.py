"""Who may see a story: reach says who might, gates take away. Every docstring quotes the rule that its function is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.model.facts.restrictions import Protocol, ProtocolMember
from tests.model.facts.stories import Story
from tests.model.times import Minute
from tests.model.world import World

WIDER = ("community", "public")
HEADS = ("elder", "lead")


@dataclass(frozen=True, slots=True)
class Asked:
    """Profile p, or None for nobody, asks for story s at time t."""

    world: World
    p: str | None
    s: Story
    t: Minute

    @property
    def own(self) -> bool:
        """p is the storyteller."""
        return self.p is not None and self.p == self.s.teller

    def belongs(self, communities: Iterable[str], *roles: str) -> bool:
        return not communities_of(self.world, self.p, self.t, *roles).isdisjoint(communities)


Rule = Callable[[Asked], bool]


def communities_of(world: World, p: str | None, t: Minute, *roles: str) -> frozenset[str]:
    """The communities where p is an active member at t, in one of the roles, or in any where none is given."""
    return frozenset(
        m.community
        for m in world.memberships
        if m.profile == p and m.status == "active" and m.window.holds(t) and (not roles or m.role in roles)
    )


def consent(a: Asked, purpose: str) -> bool:
    """The storyteller's latest event for (story, purpose) is given or renewed and not expired at t, and the home
    community's policy does not deny the purpose. No event means no."""
    events = [e for e in a.world.consents if (e.story, e.purpose) == (a.s.id, purpose)]
    if not events or events[-1].state not in ("given", "renewed"):
        return False
    expires = events[-1].expires
    denied = any((d.community, d.purpose, d.is_denied) == (a.s.home, purpose, True) for d in a.world.policies)
    return (expires is None or a.t < expires) and not denied


def community(a: Asked) -> bool:
    """s is published, privacy is community or public, and p is an active member of one of its communities."""
    return a.s.status == "published" and a.s.privacy in WIDER and a.belongs(a.s.communities)


def public(a: Asked) -> bool:
    """s is published, privacy is public and public_display is in effect (p may be anonymous)."""
    return a.s.status == "published" and a.s.privacy == "public" and consent(a, "public_display")


def cross_community(a: Asked) -> bool:
    """s is published, privacy is community or public, cross_community is in effect, and one of p's communities has an
    active sharing agreement with the home community of s."""
    partners = [
        side
        for agreement in a.world.agreements
        if agreement.is_accepted and not agreement.is_ended and agreement.window.holds(a.t)
        if a.s.home in agreement.sides
        for side in agreement.sides
        if side != a.s.home
    ]
    shared = a.s.status == "published" and a.s.privacy in WIDER and consent(a, "cross_community")
    return shared and a.belongs(partners)


def research(a: Asked) -> bool:
    """s is published, privacy is community or public, research_use is in effect, and p holds an active research grant
    of the home community."""
    granted = any(
        (g.profile, g.community) == (a.p, a.s.home) and not g.is_revoked and g.window.holds(a.t) for g in a.world.grants
    )
    return a.s.status == "published" and a.s.privacy in WIDER and consent(a, "research_use") and granted


def review(a: Asked) -> bool:
    """s is submitted, p is an active elder or lead in one of its communities."""
    return a.s.status == "submitted" and a.belongs(a.s.communities, *HEADS)


def keeper(a: Asked) -> bool:
    """s is archived, and p is an active lead or elder of its home community."""
    return a.s.status == "archived" and a.belongs([a.s.home], *HEADS)


def protocols_of(a: Asked) -> list[Protocol]:
    return [p for p in a.world.protocols if p.id in a.s.protocols and p.is_active]


def protocol_members_of(world: World, protocol: Protocol, p: str | None, t: Minute) -> list[ProtocolMember]:
    """How p stands with a protocol at t, a row for each of its communities that decided."""
    return [
        m
        for m in world.protocol_members
        if (m.protocol, m.profile) == (protocol.id, p) and m.community in protocol.communities and m.window.holds(t)
    ]


def satisfies(a: Asked, protocol: Protocol) -> bool:
    """p satisfies a protocol whose access mode is open, or of which p is an active member at t; a block in any of the
    protocol's communities wins over membership."""
    rows = protocol_members_of(a.world, protocol, a.p, a.t)
    return protocol.access == "open" or (bool(rows) and not any(m.is_blocked for m in rows))


def protocol_gate(a: Asked) -> bool:
    """Of the mandatory protocols on s, p satisfies all (sharing setting all, the default) or at least one (any). No
    mandatory protocol: the gate holds, spelled out."""
    mandatory = [p for p in protocols_of(a) if p.enforcement == "mandatory"]
    if not mandatory:
        return True
    satisfied = [satisfies(a, p) for p in mandatory]
    return any(satisfied) if a.s.sharing == "any" else all(satisfied)


def period_gate(a: Asked) -> bool:
    """No restricted period in force at t that a protocol of s, a person in s or the home community declares with
    effect hide; with effect elders_only, elders of the home community pass."""
    subjects = {
        *(("protocol", p.id) for p in protocols_of(a)),
        *(("person", who.profile) for who in a.world.people if who.story == a.s.id),
        ("community", a.s.home),
    }
    effects = {
        period.effect
        for period in a.world.periods
        if (period.about, period.subject) in subjects and period.window.holds(a.t) and not period.is_lifted
    }
    return not effects or (effects == {"elders_only"} and a.belongs([a.s.home], "elder"))


REACHES: tuple[Rule, ...] = (review, community, public, cross_community, research, keeper)
GATES: tuple[Rule, ...] = (protocol_gate, period_gate)


def sees(a: Asked) -> bool:
    """own: p is the storyteller (any status but erased), or one of the reaches while all gates hold."""
    if a.s.status == "erased":
        return False
    return a.own or (any(reach(a) for reach in REACHES) and all(gate(a) for gate in GATES))


def why(a: Asked) -> str:
    """The rules that decide, by name, for whoever reads a difference."""
    reaches = [rule.__name__ for rule in REACHES if rule(a)] + ["own"] * a.own
    closed = [rule.__name__ for rule in GATES if not rule(a)]
    return f"{a.s.status}; reach: {', '.join(reaches) or 'none'}; closed: {', '.join(closed) or 'none'}"
