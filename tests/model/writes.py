"""Statements that a persona tries, each with the keys of the rows that the oracle allows it to touch."""

from collections.abc import Iterator, Mapping

from tests.model.database import Attempt
from tests.model.ids import uuid_of
from tests.model.oracle import WRITABLE, identity, may_delete, may_insert, may_update
from tests.model.personas import Persona
from tests.model.reader import NONE, Keys
from tests.model.times import Minute
from tests.model.world import World

MARKED = {
    "stories": ("id", "title = 'touched'"),
    "profiles": ("id", "display_name = 'touched'"),
    "profile_contacts": ("profile_id", "preferences = '{\"touched\": true}'"),
}
"""The key of each table that is updated, and the change that marks a row. The statement reads no column: the policy
for UPDATE must refuse it without help from the policy for SELECT."""
GUARDED_COLUMNS = (
    "id",
    "storyteller_id",
    "home_community_id",
    "community_ids",
    "status",
    "privacy",
    "public_until",
    "version",
)
"""Columns of stories that only functions may change."""

Trial = tuple[Attempt, Keys]


def build_trials(world: World, persona: Persona, at: Minute = 0) -> Iterator[Trial]:
    yield from build_updates(world, persona, at)
    yield from build_deletions(world, persona, at)
    yield from build_insertions(world, persona, at)


def build_updates(world: World, persona: Persona, at: Minute) -> Iterator[Trial]:
    for table, (key, mark) in MARKED.items():
        marked = f"SELECT array_agg({key}::text) FROM ledger.{table} WHERE {mark}"
        yield Attempt(f"UPDATE ledger.{table} SET {mark}", marked), may_update(world, persona, table, at)
    for story in world.stories:
        one = f"WHERE id = '{uuid_of(story.id)}'"
        changed = f"SELECT array_agg(id::text) FROM ledger.stories {one} AND title = 'touched'"
        allowed = may_update(world, persona, "stories", at) & {story.id}
        yield Attempt(f"UPDATE ledger.stories SET title = 'touched' {one}", changed), allowed
    for column in GUARDED_COLUMNS:
        yield _refused(f"UPDATE ledger.stories SET {column} = {column}")


def build_deletions(world: World, persona: Persona, at: Minute) -> Iterator[Trial]:
    reachable = [uuid_of(profile.id) for profile in world.profiles if profile.has_contact]
    gone = "SELECT array_agg(k) FROM unnest('{%s}'::text[]) AS k WHERE k NOT IN (SELECT profile_id::text FROM %s)"
    yield (
        Attempt("DELETE FROM ledger.profile_contacts", gone % (",".join(reachable), "ledger.profile_contacts")),
        may_delete(world, persona, "profile_contacts", at),
    )
    yield _refused("DELETE FROM ledger.stories")


def build_insertions(world: World, persona: Persona, at: Minute) -> Iterator[Trial]:
    me = identity(world, persona)
    begun = "SELECT array_agg(storyteller_id::text) FROM ledger.stories WHERE title = 'begun'"
    for community in world.communities:
        home = f"'{uuid_of(community.id)}', 'begun')"
        allowed = may_insert(world, persona, "stories", community.id, at)
        statement = f"INSERT INTO ledger.stories (home_community_id, title) VALUES ({home}"
        yield Attempt(statement, begun), frozenset([me]) if me and allowed else NONE
        for column in ("id", "storyteller_id"):
            chosen = (
                f"INSERT INTO ledger.stories ({column}, home_community_id, title) VALUES ('{uuid_of('new')}', {home}"
            )
            yield _refused(chosen)
    kept = "SELECT array_agg(profile_id::text) FROM ledger.profile_contacts WHERE profile_id = '%s'"
    for profile in world.profiles:
        if not profile.has_contact:
            statement = f"INSERT INTO ledger.profile_contacts (profile_id) VALUES ('{uuid_of(profile.id)}')"
            allowed = may_insert(world, persona, "profile_contacts", profile.id, at)
            yield Attempt(statement, kept % uuid_of(profile.id)), frozenset([profile.id]) if allowed else NONE


def build_refused_writes(tables: Mapping[str, str]) -> Iterator[Trial]:
    """Direct writes to tables that only functions write to. They must be refused even if no row matches. `tables` names
    one column of each table."""
    for table, column in sorted(tables.items()):
        statements = {
            "INSERT": f"INSERT INTO ledger.{table} DEFAULT VALUES",
            "UPDATE": f"UPDATE ledger.{table} SET {column} = {column}",
            "DELETE": f"DELETE FROM ledger.{table}",
        }
        yield from (_refused(said) for command, said in statements.items() if table not in WRITABLE[command])


def _refused(statement: str) -> Trial:
    return Attempt(statement, "SELECT ARRAY['it was not refused']"), NONE
