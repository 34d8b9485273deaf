"""Acts in the database of a region as the people of its files, by their names."""

from collections.abc import Sequence
from typing import LiteralString
from uuid import UUID, uuid5

from psycopg import sql

from demo.content import DemoRegion, DemoStory
from demo.gateway import Connection, become, call

PEOPLE = UUID("5b0c3f0e-6d55-4a57-9c5e-0f6c1d2b7a11")


class LoadError(Exception):
    """The database does not belong to this region of the demo."""


def profile_id(region: str, name: str) -> UUID:
    """The profile id of a person: the same in every run."""
    return uuid5(PEOPLE, f"{region}/{name}")


class Actors:
    """The people and communities of a region. They act through the connection of a gateway."""

    def __init__(self, connection: Connection, region: DemoRegion) -> None:
        self.connection = connection
        self.region = region
        self.communities = self._find_communities()

    def profile(self, name: str) -> UUID:
        """The profile of a person of this region."""
        return profile_id(self.region.id, name)

    def sign_in(self, name: str) -> None:
        """Make the rest of this transaction a request by a person."""
        become(self.connection, "authenticated", self.profile(name))

    def serve(self) -> None:
        """Make the rest of this transaction a request by the service."""
        become(self.connection, "service_role")

    def call(self, function: str, **arguments: object) -> UUID:
        """Call a function of the schema ledger that returns an id or nothing."""
        result: UUID = call(self.connection, function, **arguments)
        return result

    def call_each(self, function: str, arguments: Sequence[tuple[object, ...]]) -> None:
        """Call a function of the schema ledger once per tuple of arguments, in one round trip."""
        if arguments:
            places = sql.SQL(", ").join([sql.Placeholder()] * len(arguments[0]))
            query = sql.SQL("SELECT ledger.{}({})").format(sql.Identifier(function), places)
            self.connection.cursor().executemany(query, arguments)

    def sees(self, query: LiteralString, *values: object) -> bool:
        """Whether the query returns a row to the person who is signed in."""
        return self.connection.execute(query, values).fetchone() is not None

    def find_story(self, story: DemoStory) -> UUID | None:
        """The id of a story. Its storyteller sees it in every status."""
        with self.connection.transaction():
            self.sign_in(story.storyteller)
            query = "SELECT id FROM ledger.stories WHERE storyteller_id = %s AND title = %s"
            row = self.connection.execute(query, (self.profile(story.storyteller), story.title)).fetchone()
        return row[0] if row else None

    def _find_communities(self) -> dict[str, UUID]:
        with self.connection.transaction():
            become(self.connection, "anon")
            local = self.connection.execute("SELECT id FROM ledger.regions WHERE is_local").fetchone()
            rows = self.connection.execute("SELECT slug, id FROM ledger.communities").fetchall()
        if local != (self.region.id,):
            raise LoadError(f"this database serves {local[0] if local else 'no region'}, not {self.region.id}")
        known: dict[str, UUID] = dict(rows)
        if missing := self.region.people.keys() - known.keys():
            raise LoadError(f"this database has no community {min(missing)}: run eldb bootstrap {self.region.id}")
        return known
