"""Statements that a persona tries, each with the keys of the rows that the oracle lets it touch."""

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
"""What is changed and looked for; no column is read, so that no policy for reading helps the one for writing."""
NOT_THEIRS = (
    "id",
    "storyteller_id",
    "home_community_id",
    "community_ids",
    "status",
    "privacy",
    "public_until",
    "version",
)
"""Columns of stories that functions alone change."""

Trial = tuple[Attempt, Keys]


def trials(world: World, persona: Persona, at: Minute = 0) -> Iterator[Trial]:
    yield from updates(world, persona, at)
    yield from deletions(world, persona, at)
    yield from insertions(world, persona, at)


def updates(world: World, persona: Persona, at: Minute) -> Iterator[Trial]:
    for table, (key, mark) in MARKED.items():
        marked = f"SELECT array_agg({key}::text) FROM ledger.{table} WHERE {mark}"
        yield Attempt(f"UPDATE ledger.{table} SET {mark}", marked), may_update(world, persona, table, at)
    for story in world.stories:
        one = f"WHERE id = '{uuid_of(story.id)}'"
        changed = f"SELECT array_agg(id::text) FROM ledger.stories {one} AND title = 'touched'"
        allowed = may_update(world, persona, "stories", at) & {story.id}
        yield Attempt(f"UPDATE ledger.stories SET title = 'touched' {one}", changed), allowed
    for column in NOT_THEIRS:
        yield _refused(f"UPDATE ledger.stories SET {column} = {column}")


def deletions(world: World, persona: Persona, at: Minute) -> Iterator[Trial]:
    reachable = [uuid_of(profile.id) for profile in world.profiles if profile.has_contact]
    gone = "SELECT array_agg(k) FROM unnest('{%s}'::text[]) AS k WHERE k NOT IN (SELECT profile_id::text FROM %s)"
    yield (
        Attempt("DELETE FROM ledger.profile_contacts", gone % (",".join(reachable), "ledger.profile_contacts")),
        may_delete(world, persona, "profile_contacts", at),
    )
    yield _refused("DELETE FROM ledger.stories")


def insertions(world: World, persona: Persona, at: Minute) -> Iterator[Trial]:
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


def closed(tables: Mapping[str, str]) -> Iterator[Trial]:
    """What nobody may do, row or no row: functions alone write the rest. The tables come with a column of each."""
    for table, column in sorted(tables.items()):
        statements = {
            "INSERT": f"INSERT INTO ledger.{table} DEFAULT VALUES",
            "UPDATE": f"UPDATE ledger.{table} SET {column} = {column}",
            "DELETE": f"DELETE FROM ledger.{table}",
        }
        yield from (_refused(said) for command, said in statements.items() if table not in WRITABLE[command])


def _refused(statement: str) -> Trial:
    return Attempt(statement, "SELECT ARRAY['it was not refused']"), NONE
