"""What each persona sees and may change in each table, in plain Python: the second opinion on every policy."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from tests.model.access import HEADS, Asked, communities_of, sees
from tests.model.facts import Story
from tests.model.ids import Names
from tests.model.personas import AUTHENTICATOR, TESTER, Persona
from tests.model.times import Minute
from tests.model.world import World

REGIONS = frozenset({"oceania"})
PURPOSES = frozenset(
    ["public_display", "cross_community", "research_use", "ai_analysis", "commercial_use", "policy_use", "media_use"]
)
Keys = frozenset[str]
NONE: Keys = frozenset()


def subject_of(claims: str) -> str | None:
    """The id that claims name: they are a JSON object whose sub is a uuid in its usual form, or they name nobody."""
    try:
        parsed = json.loads(claims)
    except (ValueError, RecursionError):
        return None
    subject = parsed.get("sub") if isinstance(parsed, dict) else None
    usual = isinstance(subject, str) and re.fullmatch(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", subject)
    return subject if usual else None


def identity(world: World, persona: Persona) -> str | None:
    """request.jwt.claims counts only for sessions of a listed gateway role; any other login is who priv.login_profiles
    says it is, or nobody. An anonymous request is nobody's, whatever it claims."""
    if persona.role == "anon":
        return None
    if persona.login in (TESTER, AUTHENTICATOR):
        subject = subject_of(persona.claims)
        return subject and Names.of(profile.id for profile in world.profiles).read(subject.lower())
    return next((login.profile for login in world.logins if login.name == persona.login), None)


@dataclass(frozen=True)
class Reader:
    """A person, or nobody (me is None), who reads a world at a time."""

    world: World
    me: str | None
    at: Minute

    @cached_property
    def mine(self) -> frozenset[str]:
        return communities_of(self.world, self.me, self.at)

    @cached_property
    def stories(self) -> dict[str, Story]:
        return {s.id: s for s in self.world.stories if sees(Asked(self.world, self.me, s, self.at))}


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


def story_analyses(reader: Reader) -> Keys:
    """An analysis is visible with its story."""
    return frozenset(a.id for a in reader.world.analyses if a.story in reader.stories)


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
        if (s.status == "published" and number == s.version) or _may_review(reader, s.id)
    )


def consent_events(reader: Reader) -> Keys:
    """A storyteller reads the whole history of their own consents, as long as the story is there."""
    return frozenset(e.id for e in reader.world.consents if _own(reader, e.story))


def story_consents(reader: Reader) -> Keys:
    """Where each consent of a story stands now, read by the storyteller."""
    return frozenset(f"{e.story}/{e.purpose}" for e in reader.world.consents if _own(reader, e.story))


def story_approvals(reader: Reader) -> Keys:
    """Decisions are read by the storyteller and by the elders and leads of its communities who may read the story."""
    return frozenset(a.id for a in reader.world.approvals if _may_review(reader, a.story))


def community_insights(reader: Reader) -> Keys:
    """An insight is visible to active members of its community."""
    return frozenset(i.id for i in reader.world.insights if i.community in reader.mine)


def insight_stories(reader: Reader) -> Keys:
    """A row is read by whoever may read both the insight and the story."""
    seen = community_insights(reader)
    return frozenset(
        f"{i.id}/{s}" for i in reader.world.insights if i.id in seen for s in i.stories if s in reader.stories
    )


def _own(reader: Reader, story: str) -> bool:
    return reader.me is not None and story in reader.stories and reader.stories[story].teller == reader.me


def _may_review(reader: Reader, story: str) -> bool:
    """The storyteller, or an elder or lead of its communities who may read it."""
    led = communities_of(reader.world, reader.me, reader.at, *HEADS)
    return _own(reader, story) or (story in reader.stories and not led.isdisjoint(reader.stories[story].communities))


RULES: Mapping[str, Callable[[Reader], Keys]] = {
    rule.__name__: rule
    for rule in (
        *(regions, consent_purposes, communities, community_members, profiles, profile_contacts, access_logs),
        *(stories, story_communities, story_analyses, story_people, story_protocols, story_versions),
        *(consent_events, story_consents, story_approvals, community_insights, insight_stories),
    )
}
REGISTERS = ("regions", "consent_purposes", "communities")
WRITABLE = {
    "INSERT": {"stories", "profile_contacts"},
    "UPDATE": {"stories", "profiles", "profile_contacts"},
    "DELETE": {"profile_contacts"},
}


def view(world: World, persona: Persona, tables: Iterable[str], at: Minute = 0) -> dict[str, Keys]:
    """The keys of the rows that a persona sees, table by table."""
    reader = Reader(world, identity(world, persona), persona.moment(at))
    return {table: _rule(persona, table)(reader) for table in tables}


def visible(world: World, persona: Persona, table: str, at: Minute = 0) -> Keys:
    return view(world, persona, [table], at)[table]


def may_update(world: World, persona: Persona, table: str, at: Minute = 0) -> Keys:
    """The storyteller edits their own drafts; a person their own profile and how they are reached."""
    reader = Reader(world, identity(world, persona), persona.moment(at))
    if not _is_person(persona) or table not in WRITABLE["UPDATE"]:
        return NONE
    if table == "stories":
        return frozenset(s.id for s in reader.stories.values() if s.teller == reader.me and s.status == "draft")
    return RULES[table](reader) & {reader.me or ""}


def may_delete(world: World, persona: Persona, table: str, at: Minute = 0) -> Keys:
    """Nothing is deleted but how a person is reached, by them."""
    return may_update(world, persona, table, at) if table in WRITABLE["DELETE"] else NONE


def may_insert(world: World, persona: Persona, table: str, parent: str, at: Minute = 0) -> bool:
    """The storyteller inserts their own drafts, in a community (the parent) where they are an active member; a person
    says how they (the parent) are reached."""
    reader = Reader(world, identity(world, persona), persona.moment(at))
    if not _is_person(persona):
        return False
    return {"stories": parent in reader.mine, "profile_contacts": parent == reader.me}.get(table, False)


def _is_person(persona: Persona) -> bool:
    """Whether the request is one that a signed-in person can make."""
    return persona.role == "authenticated" or (persona.role is None and persona.login != AUTHENTICATOR)


def _rule(persona: Persona, table: str) -> Callable[[Reader], Keys]:
    """A platform administrator operates the database and does not thereby read stories: each role has its duty."""
    if persona.role == "anon" or _is_person(persona):
        return RULES[table]
    if persona.role == "service_role" and table in REGISTERS:
        return RULES[table]
    if persona.role == "ledger_auditor" and table == "access_logs":
        return lambda reader: frozenset(action.id for action in reader.world.actions)
    return lambda reader: NONE
