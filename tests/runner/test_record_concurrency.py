"""Two sessions write to one label, distribution or log at the same time: each interleaving has a test."""

import json
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import UUID

import psycopg
import pytest

from tests.runner.interleaving import PATIENCE, ConcurrencyWorld, call, waiting


def made(world: ConcurrencyWorld, person: UUID, function: str, *arguments: Any) -> UUID:
    """Call a function as a person, commit, and return what it made."""
    with world.session(person) as making:
        identifier: UUID = call(making, function, *arguments)
        making.commit()
    return identifier


def rows(world: ConcurrencyWorld, query: str, record: UUID) -> list[tuple[Any, ...]]:
    with psycopg.connect(world.url) as connection:
        return connection.execute(query.encode(), (record,)).fetchall()


def shares(world: ConcurrencyWorld, *amounts: str) -> str:
    """Shares of the storyteller, the home and another community."""
    recipients = [
        {"profile_id": str(world.storyteller)},
        {"community_id": str(world.home)},
        {"profile_id": str(world.elder)},
    ]
    return json.dumps([recipient | {"amount": amount} for recipient, amount in zip(recipients, amounts, strict=False)])


def shared(world: ConcurrencyWorld, event: UUID) -> Decimal | None:
    total: Decimal | None = rows(world, "SELECT sum(amount) FROM ledger.value_distribution WHERE event_id = %s", event)[
        0
    ][0]
    return total


def test_revise_label_while_revising(world: ConcurrencyWorld) -> None:
    """revise a: L, version 2 | revise b: waits for L | revise a: commits | revise b: L, version 3, commits."""
    label = made(world, world.elder, "create_label", world.home, "tk_a", "Ours", "Name us.")
    with world.session(world.elder) as one, world.session(world.elder) as other:
        assert call(one, "revise_label", label, "Ours", "Ask us.") == 2
        with waiting(one, other, partial(call, other, "revise_label", label, "Ours", "Thank us.")) as revised:
            one.commit()
            assert revised.result(PATIENCE) == 3
        other.commit()
    assert rows(
        world, "SELECT version, description FROM ledger.label_versions WHERE label_id = %s ORDER BY version", label
    ) == [(1, "Name us."), (2, "Ask us."), (3, "Thank us.")]


def test_revise_label_after_the_other_gave_up(world: ConcurrencyWorld) -> None:
    """revise a: L, version 2 | revise b: waits for L | revise a: rolls back | revise b: L, version 2, none lost."""
    label = made(world, world.elder, "create_label", world.home, "tk_a", "Ours", "Name us.")
    with world.session(world.elder) as one, world.session(world.elder) as other:
        call(one, "revise_label", label, "Ours", "Ask us.")
        with waiting(one, other, partial(call, other, "revise_label", label, "Ours", "Thank us.")) as revised:
            one.rollback()
            assert revised.result(PATIENCE) == 2


def test_translate_label_while_revising(world: ConcurrencyWorld) -> None:
    """revise: L, version 2 | translate: waits for L | revise: commits | translate: L, in the words of version 2."""
    label = made(world, world.elder, "create_label", world.home, "tk_a", "Ours", "Name us.")
    with world.session(world.elder) as revise, world.session(world.elder) as translate:
        call(revise, "revise_label", label, "Ours", "Ask us.")
        saying = partial(call, translate, "translate_label", label, "fr", "Le nôtre", "Demandez.")
        with waiting(revise, translate, saying) as translated:
            revise.commit()
            translated.result(PATIENCE)
        translate.commit()
    assert rows(world, "SELECT version FROM ledger.label_translations WHERE label_id = %s", label) == [(2,)]


def test_distribute_value_while_distributing(world: ConcurrencyWorld) -> None:
    """a: S, three shares | b: waits for S | a: commits | b: S, finds them, refused; they add up to the cent."""
    event = made(world, world.elder, "record_value", world.approved_story(), "monetary", "A song.", "10.01", "AUD")
    with world.session(world.elder) as one, world.session(world.elder) as other:
        call(one, "distribute_value", event, shares(world, "3.34", "3.34", "3.33"), "transfer")
        again = partial(call, other, "distribute_value", event, shares(world, "10.01"), "transfer")
        with waiting(one, other, again) as distributed:
            assert shared(world, event) is None
            one.commit()
            with pytest.raises(psycopg.DatabaseError) as refusal:
                distributed.result(PATIENCE)
        assert refusal.value.sqlstate == "EL122"
    assert shared(world, event) == Decimal("10.01")


def test_distribute_value_after_the_other_gave_up(world: ConcurrencyWorld) -> None:
    """a: S, three shares | b: waits for S | a: rolls back | b: S, finds none, two shares, commits: to the cent."""
    event = made(world, world.elder, "record_value", world.approved_story(), "monetary", "A song.", "10.01", "AUD")
    with world.session(world.elder) as one, world.session(world.elder) as other:
        call(one, "distribute_value", event, shares(world, "3.34", "3.34", "3.33"), "transfer")
        instead = partial(call, other, "distribute_value", event, shares(world, "0.01", "10"), "transfer")
        with waiting(one, other, instead) as distributed:
            one.rollback()
            distributed.result(PATIENCE)
        other.commit()
    assert shared(world, event) == Decimal("10.01")


def test_three_sessions_on_one_log(world: ConcurrencyWorld) -> None:
    """a: its row, 1 | b: waits for the row | c: waits for b | a: commits | b: 2, rolls back | c: 2, no gap."""
    session = made(world, world.storyteller, "start_collaboration", world.approved_story())
    with (
        world.session(world.storyteller) as a,
        world.session(world.elder) as b,
        world.session(world.storyteller) as c,
    ):
        assert call(a, "append_operation", session, '{"insert": "a"}') == 1
        one = partial(call, b, "append_operation", session, '{"insert": "b"}')
        other = partial(call, c, "append_operation", session, '{"insert": "c"}')
        with waiting(a, b, one) as second, waiting(b, c, other) as third:
            a.commit()
            assert second.result(PATIENCE) == 2
            b.rollback()
            assert third.result(PATIENCE) == 2
        c.commit()
    assert rows(
        world,
        "SELECT number, operation ->> 'insert' FROM ledger.collaboration_operations"
        " WHERE session_id = %s ORDER BY number",
        session,
    ) == [(1, "a"), (2, "c")]


def test_append_while_ending(world: ConcurrencyWorld) -> None:
    """end: S, its row, ended | append: waits for the row | end: commits | append: the session is over, refused."""
    session = made(world, world.storyteller, "start_collaboration", world.approved_story())
    with world.session(world.storyteller) as end, world.session(world.elder) as append:
        call(end, "end_collaboration", session)
        with waiting(end, append, partial(call, append, "append_operation", session, '{"insert": "b"}')) as appended:
            end.commit()
            with pytest.raises(psycopg.DatabaseError) as refusal:
                appended.result(PATIENCE)
        assert refusal.value.sqlstate == "EL123"


def test_end_while_appending(world: ConcurrencyWorld) -> None:
    """append: its row, 1 | end: S, waits for the row | append: commits | end: ended after the last operation."""
    session = made(world, world.storyteller, "start_collaboration", world.approved_story())
    with world.session(world.elder) as append, world.session(world.storyteller) as end:
        call(append, "append_operation", session, '{"insert": "b"}')
        with waiting(append, end, partial(call, end, "end_collaboration", session)) as ended:
            append.commit()
            ended.result(PATIENCE)
        end.commit()
    found = rows(
        world, "SELECT last_number, ended_at IS NULL FROM ledger.collaboration_sessions WHERE id = %s", session
    )
    assert found == [(1, False)]


def test_start_while_starting(world: ConcurrencyWorld) -> None:
    """start a: S, a session | start b: waits for S | start a: commits | start b: S, finds the same one."""
    story = world.approved_story()
    with world.session(world.storyteller) as one, world.session(world.storyteller) as other:
        session = call(one, "start_collaboration", story)
        with waiting(one, other, partial(call, other, "start_collaboration", story)) as started:
            one.commit()
            assert started.result(PATIENCE) == session
