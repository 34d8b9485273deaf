"""What a reader sees in each table. Each function is named after its table, and its docstring quotes the rule."""

from collections.abc import Callable, Mapping

from tests.model.access import Asked, communities_of, consent, protocol_members_of
from tests.model.facts.stories import Story
from tests.model.ids import uuid_of
from tests.model.reader import Keys, WorldReader, is_own, may_review
from tests.model.record_tables import RECORD_RULES
from tests.model.registry import VISIBLE

REGIONS = frozenset({"oceania"})
PURPOSES = frozenset(
    ["public_display", "cross_community", "research_use", "ai_analysis", "commercial_use", "policy_use", "media_use"]
)


def regions(reader: WorldReader) -> Keys:
    """Everybody reads the regions."""
    return REGIONS


def consent_purposes(reader: WorldReader) -> Keys:
    """Everybody reads the purposes of consent."""
    return PURPOSES


def communities(reader: WorldReader) -> Keys:
    """Everybody reads the active communities."""
    return frozenset(c.id for c in reader.world.communities if c.status == "active")


def community_members(reader: WorldReader) -> Keys:
    """A person reads their own rows, and the active members of communities where they are active themselves."""
    return frozenset(
        f"{m.community_id}/{m.profile_id}"
        for m in reader.world.community_members
        if m.profile_id == reader.me
        or (m.community_id in reader.communities and m.status == "active" and m.window.holds(reader.at))
    )


def profiles(reader: WorldReader) -> Keys:
    """A person reads their own profile, and those of active members of a community that they share."""
    fellows = {key.partition("/")[2] for key in community_members(reader)}
    return frozenset(p.id for p in reader.world.profiles if p.id == reader.me or p.id in fellows)


def profile_contacts(reader: WorldReader) -> Keys:
    """A person reads their own contact details only."""
    return frozenset(p.id for p in reader.world.profiles if p.has_contact and p.id == reader.me)


def access_logs(reader: WorldReader) -> Keys:
    """A person reads the log of their own actions."""
    return frozenset(a.id for a in reader.world.access_logs if a.actor_id is not None and a.actor_id == reader.me)


def stories(reader: WorldReader) -> Keys:
    """Reaches and gates decide, see access.py."""
    return frozenset(reader.stories)


def story_communities(reader: WorldReader) -> Keys:
    """Everybody who reads the story reads its rows."""
    return frozenset(f"{s.id}/{c}" for s in reader.stories.values() for c in s.community_ids)


def story_people(reader: WorldReader) -> Keys:
    """Everybody who reads the story reads its rows."""
    return frozenset(
        f"{p.story_id}/{p.profile_id}/{p.role}" for p in reader.world.story_people if p.story_id in reader.stories
    )


def story_protocols(reader: WorldReader) -> Keys:
    """Everybody who reads the story reads its rows."""
    return frozenset(f"{s.id}/{protocol}" for s in reader.stories.values() for protocol in s.protocol_ids)


def story_versions(reader: WorldReader) -> Keys:
    """Everybody who reads the story reads its published version. The storyteller, and the elders and leads of its
    communities, read the others too."""
    return frozenset(
        f"{s.id}/{number}"
        for s in reader.stories.values()
        for number in s.kept_versions
        if (s.status == "published" and number == s.version) or may_review(reader, s.id)
    )


def consent_events(reader: WorldReader) -> Keys:
    """A storyteller reads all consent events of their stories, except those of erased stories."""
    return frozenset(e.id for e in reader.world.consent_events if is_own(reader, e.story_id))


def story_consents(reader: WorldReader) -> Keys:
    """The storyteller reads the latest state of each consent of a story, and whether it is in effect."""
    latest = {(e.story_id, e.purpose): e.state for e in reader.world.consent_events if is_own(reader, e.story_id)}
    in_effect = {(s.id, purpose) for s in reader.stories.values() for purpose in _purposes_in_effect(reader, s)}
    return frozenset(f"{s}/{p}/{state}/{'t' if (s, p) in in_effect else 'f'}" for (s, p), state in latest.items())


def story_settings(reader: WorldReader) -> Keys:
    """Everybody who reads the story reads its communities as an array. The storyteller also reads each purpose: true
    while consent to it is in effect."""
    return frozenset(
        "/".join(
            (
                s.id,
                *sorted(s.community_ids, key=uuid_of),
                *sorted({"attribution_required", *_purposes_in_effect(reader, s)}),
            )
        )
        for s in reader.stories.values()
    )


def story_approvals(reader: WorldReader) -> Keys:
    """The storyteller, and the elders and leads of its communities who read the story, read the decisions about it."""
    return frozenset(
        f"{a.story_id}/{a.version}/{a.reviewer_id}/{a.decision}"
        for a in reader.world.story_approvals
        if may_review(reader, a.story_id)
    )


def cultural_protocols(reader: WorldReader) -> Keys:
    """The active members of the communities that share a protocol read it."""
    return frozenset(
        p.id for p in reader.world.cultural_protocols if not reader.communities.isdisjoint(p.community_ids)
    )


def protocol_communities(reader: WorldReader) -> Keys:
    """Everybody who reads a protocol reads which communities share it."""
    seen = cultural_protocols(reader)
    return frozenset(f"{p.id}/{c}" for p in reader.world.cultural_protocols if p.id in seen for c in p.community_ids)


def protocol_members(reader: WorldReader) -> Keys:
    """A person reads their own admissions and blocks. The leads of the community that decided, and its stewards of the
    protocol, read them too."""
    led = communities_of(reader.world, reader.me, reader.at, "lead")
    mine = [
        m for p in reader.world.cultural_protocols for m in protocol_members_of(reader.world, p, reader.me, reader.at)
    ]
    blocked = {m.protocol_id for m in mine if m.is_blocked}
    kept = {(m.protocol_id, m.community_id) for m in mine if m.role == "steward" and m.protocol_id not in blocked}
    return frozenset(
        f"{m.protocol_id}/{m.community_id}/{m.profile_id}"
        for m in reader.world.protocol_members
        if m.profile_id == reader.me or m.community_id in led or (m.protocol_id, m.community_id) in kept
    )


def protocol_periods(reader: WorldReader) -> Keys:
    """Only the active elders and leads of the community that declared a period read it."""
    return frozenset(p.id for p in reader.world.protocol_periods if p.declaring_community_id in reader.kept_communities)


def community_consent_policies(reader: WorldReader) -> Keys:
    """The active members of a community read which purposes it denies."""
    return frozenset(
        f"{p.community_id}/{p.purpose}"
        for p in reader.world.community_consent_policies
        if p.community_id in reader.communities
    )


def sharing_agreements(reader: WorldReader) -> Keys:
    """The active members of both sides read an agreement."""
    return frozenset(
        a.id for a in reader.world.sharing_agreements if not reader.communities.isdisjoint(a.community_ids)
    )


def research_grants(reader: WorldReader) -> Keys:
    """The researcher reads a grant, and so do the active elders and leads who may revoke it."""
    return frozenset(
        g.id
        for g in reader.world.research_grants
        if g.profile_id == reader.me or g.community_id in reader.kept_communities
    )


def _purposes_in_effect(reader: WorldReader, story: Story) -> Keys:
    """The purposes to which consent is in effect, if the story is the reader's own."""
    asked = Asked(reader.world, reader.me, story, reader.at)
    return frozenset(purpose for purpose in PURPOSES if is_own(reader, story.id) and consent(asked, purpose))


RULES: Mapping[str, Callable[[WorldReader], Keys]] = (
    {
        rule.__name__: rule
        for rule in (
            *(regions, consent_purposes, communities, community_members, profiles, profile_contacts, access_logs),
            *(stories, story_communities, story_people, story_protocols, story_versions),
            *(consent_events, story_consents, story_settings, story_approvals),
            *(cultural_protocols, protocol_communities, protocol_members, protocol_periods),
            *(community_consent_policies, sharing_agreements, research_grants),
        )
    }
    | RECORD_RULES
    | VISIBLE
)
