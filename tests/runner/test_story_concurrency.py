"""Two people act on one story at once: the interleavings, and what must hold after each.

Every function that changes a story locks its row first (S) and then changes what hangs on it. `first` below holds
S inside an open transaction while `second` asks for it in a thread of its own; the test goes on when the server says
that `second` waits.
"""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import count
from time import monotonic, sleep
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

PATIENCE = 10.0
_slugs = count(1)


@dataclass(frozen=True)
class World:
    """A home community with its storyteller and elder, and two other communities of the storyteller's."""

    url: str
    storyteller: UUID
    elder: UUID
    home: UUID
    others: tuple[UUID, UUID]

    @contextmanager
    def session(self, person: UUID | None = None, role: str = "authenticated") -> Iterator[psycopg.Connection[Any]]:
        """A connection through the API: a gateway's, with the role and claims of one person. Rolled back at the end."""
        with psycopg.connect(self.url) as connection:
            connection.execute("SELECT set_config('role', %s, FALSE)", (role,))
            claims = json.dumps({"sub": str(person)}) if person else ""
            connection.execute("SELECT set_config('request.jwt.claims', %s, FALSE)", (claims,))
            connection.commit()
            yield connection
            connection.rollback()

    def approved_story(self) -> UUID:
        """A public story that waits to be published, with consent to public display."""
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


@pytest.fixture
def world(region_url: str) -> World:
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
    return World(region_url, storyteller, elder, home, (others[0], others[1]))


@contextmanager
def waiting(
    first: psycopg.Connection[Any], second: psycopg.Connection[Any], work: Callable[[], Any]
) -> Iterator[Future[Any]]:
    """Let `second` do its work while `first` holds what it needs; the block begins once `second` waits for `first`."""
    with ExitStack() as ending:
        pool = ending.enter_context(ThreadPoolExecutor(1))
        watch = ending.enter_context(psycopg.connect(first.info.dsn, autocommit=True))
        # Whatever fails below, the thread must not wait for a transaction that nobody ends.
        ending.callback(first.rollback)
        future = pool.submit(work)
        until = monotonic() + PATIENCE
        while not _blocks(watch, first, second):
            assert not future.done(), f"it did not wait: {future.exception() or future.result()}"
            assert monotonic() < until, "it neither waited nor ended"
            sleep(0.01)
        yield future


def _blocks(watch: psycopg.Connection[Any], first: psycopg.Connection[Any], second: psycopg.Connection[Any]) -> bool:
    row = watch.execute(
        "SELECT %s = ANY(pg_blocking_pids(%s))", (first.info.backend_pid, second.info.backend_pid)
    ).fetchone()
    return bool(row and row[0])


def readers(world: World, story: UUID) -> int:
    """How many stories with this id an anonymous reader sees."""
    with world.session(role="anon") as anonymous:
        return len(anonymous.execute("SELECT FROM ledger.stories WHERE id = %s", (story,)).fetchall())


def drift(world: World) -> list[Any]:
    with psycopg.connect(world.url) as connection:
        return connection.execute("SELECT * FROM ops.check_story_derived()").fetchall()


def test_17_revoke_race_withdraw_while_publishing(world: World) -> None:
    """publish: S, published | withdraw: waits for S | publish: commits | withdraw: S, withdrawn, commits.

    The public never sees the story after the withdrawal; published and consented were both true only in between.
    """
    story = world.approved_story()
    with world.session(world.elder) as publish, world.session(world.storyteller) as withdraw:
        call(publish, "publish_story", story)
        with waiting(
            publish, withdraw, partial(call, withdraw, "withdraw_consent", story, "public_display")
        ) as withdrawn:
            assert readers(world, story) == 0
            publish.commit()
            assert withdrawn.result(PATIENCE)
        assert readers(world, story) == 1
        withdraw.commit()
        assert readers(world, story) == 0
    assert drift(world) == []


def test_17_revoke_race_publish_while_withdrawing(world: World) -> None:
    """withdraw: S, withdrawn | publish: waits for S | withdraw: commits | publish: S, published, commits.

    Publishing keeps the withdrawal: it reads the row again after its wait.
    """
    story = world.approved_story()
    with world.session(world.storyteller) as withdraw, world.session(world.elder) as publish:
        call(withdraw, "withdraw_consent", story, "public_display")
        with waiting(withdraw, publish, partial(call, publish, "publish_story", story)) as published:
            withdraw.commit()
            published.result(PATIENCE)
        publish.commit()
    assert readers(world, story) == 0
    assert drift(world) == []


def test_17_revoke_race_analyse_while_withdrawing(world: World) -> None:
    """withdraw: S, withdrawn | analysis: waits for S | withdraw: commits | analysis: S, no consent, refused."""
    story = world.approved_story()
    with world.session(world.storyteller) as withdraw, world.session(role="service_role") as analyse:
        call(withdraw, "withdraw_consent", story, "ai_analysis")
        with waiting(
            withdraw, analyse, partial(call, analyse, "record_analysis", story, "themes", "reader 1", "{}")
        ) as analysed:
            withdraw.commit()
            with pytest.raises(psycopg.DatabaseError) as refusal:
                analysed.result(PATIENCE)
        assert refusal.value.sqlstate == "EL110"


def test_share_while_sharing(world: World) -> None:
    """share a: S, a added | share b: waits for S | share a: commits | share b: S, adds b to both, commits."""
    story = world.approved_story()
    with world.session(world.storyteller) as one, world.session(world.storyteller) as other:
        call(one, "share_story", story, world.others[0])
        with waiting(one, other, partial(call, other, "share_story", story, world.others[1])) as shared:
            one.commit()
            shared.result(PATIENCE)
        other.commit()
        found = other.execute("SELECT community_ids FROM ledger.stories WHERE id = %s", (story,)).fetchone()
    assert found
    assert set(found[0]) == {world.home, *world.others}
    assert drift(world) == []


def test_share_with_the_same_community_while_sharing(world: World) -> None:
    """share a: S, a added | share a: waits for S | share a: commits | share a: S, finds it there, changes nothing."""
    story = world.approved_story()
    with world.session(world.storyteller) as one, world.session(world.storyteller) as other:
        call(one, "share_story", story, world.others[0])
        with waiting(one, other, partial(call, other, "share_story", story, world.others[0])) as shared:
            one.commit()
            shared.result(PATIENCE)
        other.commit()
        logged = other.execute(
            "SELECT FROM ledger.access_logs WHERE object_id = %s AND action = 'share_story'", (story,)
        ).fetchall()
    assert len(logged) == 1
    assert drift(world) == []


def test_give_while_withdrawing(world: World) -> None:
    """withdraw: S, event 2 | give: waits for S | withdraw: commits | give: S, event 3: the later one counts."""
    story = world.approved_story()
    with world.session(world.storyteller) as withdraw, world.session(world.storyteller) as give:
        call(withdraw, "withdraw_consent", story, "public_display")
        with waiting(withdraw, give, partial(call, give, "give_consent", story, "public_display")) as given:
            withdraw.commit()
            given.result(PATIENCE)
        give.commit()
        events = give.execute(
            "SELECT ordinal, state FROM ledger.consent_events"
            " WHERE story_id = %s AND purpose = 'public_display' ORDER BY ordinal",
            (story,),
        ).fetchall()
    assert events == [(1, "given"), (2, "withdrawn"), (3, "given")]
    assert drift(world) == []


def test_edit_while_submitting(world: World) -> None:
    """submit: S, submitted | edit: waits for S | submit: commits | edit: S, no draft any more, changes nothing."""
    with world.session(world.storyteller) as submit, world.session(world.storyteller) as edit:
        story: UUID = call(submit, "create_story", world.home, "Rain", "It came.")
        submit.commit()
        call(submit, "submit_story", story)
        change = partial(edit.execute, "UPDATE ledger.stories SET content = 'It went.' WHERE id = %s", (story,))
        with waiting(submit, edit, change) as edited:
            submit.commit()
            assert edited.result(PATIENCE).rowcount == 0
        edit.commit()
        found = edit.execute("SELECT content, status, version FROM ledger.stories WHERE id = %s", (story,)).fetchone()
    assert found == ("It came.", "submitted", 1)
