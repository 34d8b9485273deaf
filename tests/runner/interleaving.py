"""Two sessions that act on one story, and the world around them.

Every function that changes a story locks its row first (S), and then changes the rows about it. A function that puts a
story under a protocol locks the protocol before the story (P). In a test, one session holds locks in an open
transaction, and another one asks for them in a thread. The test continues when the server says that the other waits.
"""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from time import monotonic, sleep
from typing import Any
from uuid import UUID, uuid4

import psycopg

PATIENCE = 10.0
_slugs = count(1)


@dataclass(frozen=True)
class ConcurrencyWorld:
    """A home community with its storyteller and elder, and two other communities of the storyteller."""

    url: str
    storyteller: UUID
    elder: UUID
    home: UUID
    others: tuple[UUID, UUID]

    @contextmanager
    def session(self, person: UUID | None = None, role: str = "authenticated") -> Iterator[psycopg.Connection[Any]]:
        """A connection through the API, with the role and claims of one person. It is rolled back at the end."""
        with psycopg.connect(self.url) as connection:
            connection.execute("SELECT set_config('role', %s, FALSE)", (role,))
            claims = json.dumps({"sub": str(person)}) if person else ""
            connection.execute("SELECT set_config('request.jwt.claims', %s, FALSE)", (claims,))
            connection.commit()
            yield connection
            connection.rollback()

    def approved_story(self) -> UUID:
        """An approved public story that is not published yet, with consent to public display."""
        with self.session(self.storyteller) as told, self.session(self.elder) as reviewed:
            story: UUID = call(told, "create_story", self.home, "Rain", "It came.", None, "en", [], "public")
            call(told, "give_consent", story, "public_display")
            call(told, "give_consent", story, "ai_analysis")
            call(told, "submit_story", story)
            told.commit()
            call(reviewed, "review_story", story, "approved")
            reviewed.commit()
        return story


def call(connection: psycopg.Connection[Any], function: str, *arguments: Any) -> Any:
    """Call an API function and return what it returns."""
    places = ", ".join(["%s"] * len(arguments))
    row = connection.execute(f"SELECT ledger.{function}({places})".encode(), arguments).fetchone()
    assert row
    return row[0]


def new_world(region_url: str) -> ConcurrencyWorld:
    """Three communities in a region, with one storyteller and one elder."""
    storyteller, elder = uuid4(), uuid4()
    with psycopg.connect(region_url) as connection:
        connection.execute("INSERT INTO priv.gateways (login) VALUES (session_user) ON CONFLICT DO NOTHING")
        connection.execute(
            "INSERT INTO ledger.profiles (id, display_name) VALUES (%s, 'Storyteller'), (%s, 'Elder')",
            (storyteller, elder),
        )
        home, *others = [
            connection.execute(
                "INSERT INTO ledger.communities (region_id, slug, name, size_class, country)"
                " SELECT id, %s, 'One of three', 'small', 'AU' FROM ledger.regions WHERE is_local RETURNING id",
                (f"one-of-three-{next(_slugs)}",),
            ).fetchone()[0]  # type: ignore[index]
            for _ in range(3)
        ]
        connection.cursor().executemany(
            "INSERT INTO ledger.community_members (community_id, profile_id, role, status)"
            " VALUES (%s, %s, %s, 'active')",
            [(community, storyteller, "member") for community in (home, *others)] + [(home, elder, "elder")],
        )
    return ConcurrencyWorld(region_url, storyteller, elder, home, (others[0], others[1]))


@contextmanager
def waiting(
    first: psycopg.Connection[Any], second: psycopg.Connection[Any], work: Callable[[], Any]
) -> Iterator[Future[Any]]:
    """Let `second` work while `first` holds a lock that it needs. The block begins when `second` waits for `first`."""
    with ExitStack() as ending:
        pool = ending.enter_context(ThreadPoolExecutor(1))
        watch = ending.enter_context(psycopg.connect(first.info.dsn, autocommit=True))
        # If anything below fails, this ends the transaction that the thread waits for.
        ending.callback(first.rollback)
        future = pool.submit(work)
        until = monotonic() + PATIENCE
        while not blocks(watch, first, second):
            assert not future.done(), f"it did not wait: {future.exception() or future.result()}"
            assert monotonic() < until, "it neither waited nor ended"
            sleep(0.01)
        yield future


def blocks(watch: psycopg.Connection[Any], first: psycopg.Connection[Any], second: psycopg.Connection[Any]) -> bool:
    """Whether the second session waits for the first."""
    row = watch.execute(
        "SELECT %s = ANY(pg_blocking_pids(%s))", (first.info.backend_pid, second.info.backend_pid)
    ).fetchone()
    return bool(row and row[0])


def readers(world: ConcurrencyWorld, story: UUID) -> int:
    """How many stories with this id an anonymous reader sees."""
    with world.session(role="anon") as anonymous:
        return len(anonymous.execute("SELECT FROM ledger.stories WHERE id = %s", (story,)).fetchall())


def drift(world: ConcurrencyWorld) -> list[Any]:
    with psycopg.connect(world.url) as connection:
        return connection.execute("SELECT * FROM ops.check_story_derived()").fetchall()


def join(world: ConcurrencyWorld, role: str, *communities: UUID) -> UUID:
    """A new person with a role in communities."""
    person = uuid4()
    with psycopg.connect(world.url) as connection:
        connection.execute("INSERT INTO ledger.profiles (id, display_name) VALUES (%s, 'Somebody')", (person,))
        connection.cursor().executemany(
            "INSERT INTO ledger.community_members (community_id, profile_id, role, status)"
            " VALUES (%s, %s, %s, 'active')",
            [(community, person, role) for community in communities],
        )
    return person


def declared(world: ConcurrencyWorld, lead: UUID, **rules: Any) -> UUID:
    """A protocol of the home community."""
    with world.session(lead) as declaring:
        protocol: UUID = call(declaring, "create_protocol", world.home, "Women's business")
        for rule, value in rules.items():
            declaring.execute(f"SELECT ledger.update_protocol(%s, p_{rule} => %s)".encode(), (protocol, value))
        declaring.commit()
    return protocol


def published(world: ConcurrencyWorld) -> UUID:
    """A story that everybody reads."""
    story = world.approved_story()
    with world.session(world.elder) as publishing:
        call(publishing, "publish_story", story)
        publishing.commit()
    return story


def sees(reader: psycopg.Connection[Any], story: UUID) -> bool:
    """Whether the reader finds the story now."""
    return reader.execute("SELECT FROM ledger.stories WHERE id = %s", (story,)).fetchone() is not None


def standing(world: ConcurrencyWorld, story: UUID) -> tuple[str, str]:
    """The status and the review status of a story."""
    with psycopg.connect(world.url) as connection:
        row = connection.execute("SELECT status, review_status FROM ledger.stories WHERE id = %s", (story,)).fetchone()
    assert row
    return row[0], row[1]


def restrict(world: ConcurrencyWorld, story: UUID) -> None:
    """Restrict a public story to the members of its communities."""
    with world.session(world.storyteller) as telling:
        call(telling, "set_story_privacy", story, "community")
        telling.commit()
