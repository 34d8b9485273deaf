"""What each persona sees and may change in each table, in plain Python: the second opinion on every policy."""

import json
import re
from collections.abc import Callable, Iterable

from tests.model.ids import Names
from tests.model.personas import AUTHENTICATOR, TESTER, Persona
from tests.model.reader import NONE, Keys, Reader
from tests.model.tables import RULES
from tests.model.times import Minute
from tests.model.world import World

REGISTERS = ("regions", "consent_purposes", "communities", "label_types")
SIGNED_IN = ("story_settings",)
"""What an anonymous request does not read, although it reads the story."""
WRITABLE = {
    "INSERT": {"stories", "profile_contacts"},
    "UPDATE": {"stories", "profiles", "profile_contacts"},
    "DELETE": {"profile_contacts"},
}


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
    if (persona.role == "anon" and table not in SIGNED_IN) or _is_person(persona):
        return RULES[table]
    if persona.role == "service_role" and table in REGISTERS:
        return RULES[table]
    if persona.role == "ledger_auditor" and table == "access_logs":
        return lambda reader: frozenset(action.id for action in reader.world.actions)
    return lambda reader: NONE
