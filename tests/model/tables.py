"""What a reader sees in each table. Every docstring quotes the rule that its function is, named after its table."""

from collections.abc import Callable, Mapping

from tests.model.access import Asked, communities_of, consent, protocol_members_of
from tests.model.facts.stories import Story
from tests.model.ids import uuid_of
from tests.model.reader import Keys, Reader, may_review, own
from tests.model.record_tables import TRACES

REGIONS = frozenset({"oceania"})
PURPOSES = frozenset(
    ["public_display", "cross_community", "research_use", "ai_analysis", "commercial_use", "policy_use", "media_use"]
)


def regions(reader: Reader) -> Keys:
    """Everybody may know the regions."""
    return REGIONS


def consent_purposes(reader: Reader) -> Keys:
    """What can be consented to is no secret."""
    return PURPOSES


def communities(reader: Reader) -> Keys:
    """Active communities are a public register."""
    return frozenset(c.id for c in reader.world.communities if c.status == "active")


def community_members(reader: Reader) -> Keys:
    """Own rows, and active members of communities where the reader is active."""
    return frozenset(
        f"{m.community}/{m.profile}"
        for m in reader.world.memberships
        if m.profile == reader.me or (m.community in reader.mine and m.status == "active" and m.window.holds(reader.at))
    )


def profiles(reader: Reader) -> Keys:
    """Own row, and fellow active members of a shared community."""
    fellows = {key.partition("/")[2] for key in community_members(reader)}
    return frozenset(p.id for p in reader.world.profiles if p.id == reader.me or p.id in fellows)


def profile_contacts(reader: Reader) -> Keys:
    """How a person is reached is theirs alone."""
    return frozenset(p.id for p in reader.world.profiles if p.has_contact and p.id == reader.me)


def access_logs(reader: Reader) -> Keys:
    """A person reads what they did themselves."""
    return frozenset(a.id for a in reader.world.actions if a.actor is not None and a.actor == reader.me)


def stories(reader: Reader) -> Keys:
    """Reach and gates decide."""
    return frozenset(reader.stories)


def story_communities(reader: Reader) -> Keys:
    """Inherits the story's gates: read by whoever may read the story."""
    return frozenset(f"{s.id}/{c}" for s in reader.stories.values() for c in s.communities)


def story_people(reader: Reader) -> Keys:
    """Inherits the story's gates: read by whoever may read the story."""
    return frozenset(f"{p.story}/{p.profile}/{p.role}" for p in reader.world.people if p.story in reader.stories)


def story_protocols(reader: Reader) -> Keys:
    """Inherits the story's gates: read by whoever may read the story."""
    return frozenset(f"{s.id}/{protocol}" for s in reader.stories.values() for protocol in s.protocols)


def story_versions(reader: Reader) -> Keys:
    """The published version is read by whoever may read the story, the others by the storyteller and by the elders and
    leads of its communities."""
    return frozenset(
        f"{s.id}/{number}"
        for s in reader.stories.values()
        for number in s.kept
        if (s.status == "published" and number == s.version) or may_review(reader, s.id)
    )


def consent_events(reader: Reader) -> Keys:
    """A storyteller reads the whole history of their own consents, as long as the story is there."""
    return frozenset(e.id for e in reader.world.consents if own(reader, e.story))


def story_consents(reader: Reader) -> Keys:
    """Where each consent of a story stands now, and whether it is in effect, read by the storyteller."""
    latest = {(e.story, e.purpose): e.state for e in reader.world.consents if own(reader, e.story)}
    in_effect = {(s.id, purpose) for s in reader.stories.values() for purpose in _allowed(reader, s)}
    return frozenset(f"{s}/{p}/{state}/{'t' if (s, p) in in_effect else 'f'}" for (s, p), state in latest.items())


def story_settings(reader: Reader) -> Keys:
    """Communities as an array, read by whoever may read the story; to the storyteller also each purpose, true while
    consent to it is in effect."""
    return frozenset(
        "/".join((s.id, *sorted(s.communities, key=uuid_of), *sorted({"attribution_required", *_allowed(reader, s)})))
        for s in reader.stories.values()
    )


def story_approvals(reader: Reader) -> Keys:
    """Decisions are read by the storyteller and by the elders and leads of its communities who may read the story."""
    return frozenset(
        f"{a.story}/{a.version}/{a.reviewer}/{a.decision}"
        for a in reader.world.approvals
        if may_review(reader, a.story)
    )


def cultural_protocols(reader: Reader) -> Keys:
    """A protocol is read by the active members of the communities that share it."""
    return frozenset(p.id for p in reader.world.protocols if not reader.mine.isdisjoint(p.communities))


def protocol_communities(reader: Reader) -> Keys:
    """Who shares a protocol is read by whoever reads the protocol."""
    seen = cultural_protocols(reader)
    return frozenset(f"{p.id}/{c}" for p in reader.world.protocols if p.id in seen for c in p.communities)


def protocol_members(reader: Reader) -> Keys:
    """Admissions and blocks are read by the person, by the leads of the community that decided, and by its stewards of
    the protocol."""
    led = communities_of(reader.world, reader.me, reader.at, "lead")
    mine = [m for p in reader.world.protocols for m in protocol_members_of(reader.world, p, reader.me, reader.at)]
    blocked = {m.protocol for m in mine if m.is_blocked}
    kept = {(m.protocol, m.community) for m in mine if m.role == "steward" and m.protocol not in blocked}
    return frozenset(
        f"{m.protocol}/{m.community}/{m.profile}"
        for m in reader.world.protocol_members
        if m.profile == reader.me or m.community in led or (m.protocol, m.community) in kept
    )


def protocol_periods(reader: Reader) -> Keys:
    """Only active elders and leads of the community that declared a period read it."""
    return frozenset(p.id for p in reader.world.periods if p.declared_in in reader.led)


def community_consent_policies(reader: Reader) -> Keys:
    """What a community denies is read by its active members."""
    return frozenset(f"{p.community}/{p.purpose}" for p in reader.world.policies if p.community in reader.mine)


def sharing_agreements(reader: Reader) -> Keys:
    """Agreements are read by the active members of both sides."""
    return frozenset(a.id for a in reader.world.agreements if not reader.mine.isdisjoint(a.sides))


def research_grants(reader: Reader) -> Keys:
    """A grant is read by its researcher, and by the active elders and leads who may revoke it."""
    return frozenset(g.id for g in reader.world.grants if g.profile == reader.me or g.community in reader.led)


def _allowed(reader: Reader, story: Story) -> Keys:
    """What the reader's own story may be used for."""
    asked = Asked(reader.world, reader.me, story, reader.at)
    return frozenset(purpose for purpose in PURPOSES if own(reader, story.id) and consent(asked, purpose))


RULES: Mapping[str, Callable[[Reader], Keys]] = {
    rule.__name__: rule
    for rule in (
        *(regions, consent_purposes, communities, community_members, profiles, profile_contacts, access_logs),
        *(stories, story_communities, story_people, story_protocols, story_versions),
        *(consent_events, story_consents, story_settings, story_approvals),
        *(cultural_protocols, protocol_communities, protocol_members, protocol_periods),
        *(community_consent_policies, sharing_agreements, research_grants),
    )
} | TRACES
