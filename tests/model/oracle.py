"""What each persona sees and may change in each table, in plain Python. Tests compare every policy with it."""

import json
import re
from collections.abc import Callable, Iterable

from tests.model.ids import Names
from tests.model.personas import AUTHENTICATOR, TESTER, Persona
from tests.model.reader import NONE, Keys, WorldReader
from tests.model.tables import RULES
from tests.model.times import Minute
from tests.model.world import World

REGISTERS = ("regions", "consent_purposes", "communities", "label_types")
SIGNED_IN = ("story_settings",)
"""Tables that an anonymous request does not read, although it reads the story."""
WRITABLE = {
    "INSERT": {"stories", "profile_contacts"},
    "UPDATE": {"stories", "profiles", "profile_contacts"},
    "DELETE": {"profile_contacts"},
}


def subject_of(claims: str) -> str | None:
    """The id that claims name, or None. They must be a JSON object whose sub is a uuid in its usual form."""
    try:
        parsed = json.loads(claims)
    except (ValueError, RecursionError):
        return None
    subject = parsed.get("sub") if isinstance(parsed, dict) else None
    usual = isinstance(subject, str) and re.fullmatch(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", subject)
    return subject if usual else None


def identity(world: World, persona: Persona) -> str | None:
    """request.jwt.claims counts only for sessions of a listed gateway role; any other login is who priv.login_profiles
    says it is, or nobody. An anonymous request has no profile, whatever it claims."""
    if persona.role == "anon":
        return None
    if persona.login in (TESTER, AUTHENTICATOR):
        subject = subject_of(persona.claims)
        return subject and Names.of(profile.id for profile in world.profiles).read(subject.lower())
    return next((login.profile_id for login in world.login_profiles if login.login == persona.login), None)


def view(world: World, persona: Persona, tables: Iterable[str], at: Minute = 0) -> dict[str, Keys]:
    """The keys of the rows that a persona sees in each table."""
    reader = WorldReader(world, identity(world, persona), persona.moment(at))
    return {table: _rule(persona, table)(reader) for table in tables}


def visible(world: World, persona: Persona, table: str, at: Minute = 0) -> Keys:
    return view(world, persona, [table], at)[table]


def may_update(world: World, persona: Persona, table: str, at: Minute = 0) -> Keys:
    """The storyteller edits their own drafts. A person edits their own profile and contact details."""
    reader = WorldReader(world, identity(world, persona), persona.moment(at))
    if not _is_person(persona) or table not in WRITABLE["UPDATE"]:
        return NONE
    if table == "stories":
        return frozenset(s.id for s in reader.stories.values() if s.storyteller_id == reader.me and s.status == "draft")
    return RULES[table](reader) & {reader.me or ""}


def may_delete(world: World, persona: Persona, table: str, at: Minute = 0) -> Keys:
    """A person deletes their own contact details. Nobody deletes anything else."""
    return may_update(world, persona, table, at) if table in WRITABLE["DELETE"] else NONE


def may_insert(world: World, persona: Persona, table: str, parent: str, at: Minute = 0) -> bool:
    """A storyteller inserts drafts in a community (the parent) where they are an active member. A person inserts their
    own contact details (the parent is their profile)."""
    reader = WorldReader(world, identity(world, persona), persona.moment(at))
    if not _is_person(persona):
        return False
    return {"stories": parent in reader.communities, "profile_contacts": parent == reader.me}.get(table, False)


def _is_person(persona: Persona) -> bool:
    """Whether a signed-in person can send this request."""
    return persona.role == "authenticated" or (persona.role is None and persona.login != AUTHENTICATOR)


def _rule(persona: Persona, table: str) -> Callable[[WorldReader], Keys]:
    """An operator of the platform does not read stories: each of their roles reads only what its duty needs."""
    if (persona.role == "anon" and table not in SIGNED_IN) or _is_person(persona):
        return RULES[table]
    if persona.role == "service_role" and table in REGISTERS:
        return RULES[table]
    if persona.role == "ledger_auditor" and table == "access_logs":
        return lambda reader: frozenset(log.id for log in reader.world.access_logs)
    return lambda reader: NONE
