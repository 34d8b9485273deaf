"""Act in a region's database as the people of its files, each by their name."""

from collections.abc import Sequence
from typing import LiteralString
from uuid import UUID, uuid5

from psycopg import sql

from demo.content import Region, Story
from demo.gateway import Connection, become, call

PEOPLE = UUID("5b0c3f0e-6d55-4a57-9c5e-0f6c1d2b7a11")


class LoadError(Exception):
    """The database is not the one that this region of the demo belongs in."""


def profile_id(region: str, name: str) -> UUID:
    """The subject that the demo's sign-up gives a person: the same in every run."""
    return uuid5(PEOPLE, f"{region}/{name}")


class Actors:
    """The people and communities of a region behind a gateway's connection."""

    def __init__(self, connection: Connection, region: Region) -> None:
        self.connection = connection
        self.region = region
        self.communities = self._find_communities()

    def profile(self, name: str) -> UUID:
        """The profile of a person of this region."""
        return profile_id(self.region.id, name)

    def sign_in(self, name: str) -> None:
        """Let the rest of this transaction be a request by a person."""
        become(self.connection, "authenticated", self.profile(name))

    def serve(self) -> None:
        """Let the rest of this transaction be a request by the service itself."""
        become(self.connection, "service_role")

    def call(self, function: str, **arguments: object) -> UUID:
        """Call a function of the schema ledger whose result, if any, is an id."""
        result: UUID = call(self.connection, function, **arguments)
        return result

    def call_each(self, function: str, arguments: Sequence[tuple[object, ...]]) -> None:
        """Call a function of the schema ledger once for each tuple of arguments, in one round trip."""
        if arguments:
            places = sql.SQL(", ").join([sql.Placeholder()] * len(arguments[0]))
            query = sql.SQL("SELECT ledger.{}({})").format(sql.Identifier(function), places)
            self.connection.cursor().executemany(query, arguments)

    def sees(self, query: LiteralString, *values: object) -> bool:
        """Whether the query returns a row to whoever is signed in."""
        return self.connection.execute(query, values).fetchone() is not None

    def find_story(self, story: Story) -> UUID | None:
        """The id of a story, which its storyteller sees whatever happened to it since."""
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
