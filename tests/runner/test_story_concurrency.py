"""Two sessions act on one story at the same time: each interleaving has a test."""

from functools import partial
from uuid import UUID

import psycopg
import pytest

from tests.runner.interleaving import PATIENCE, ConcurrencyWorld, call, drift, readers, waiting


def test_17_revoke_race_withdraw_while_publishing(world: ConcurrencyWorld) -> None:
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


def test_17_revoke_race_publish_while_withdrawing(world: ConcurrencyWorld) -> None:
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


def test_17_revoke_race_analyse_while_withdrawing(world: ConcurrencyWorld) -> None:
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


def test_share_while_sharing(world: ConcurrencyWorld) -> None:
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


def test_share_with_the_same_community_while_sharing(world: ConcurrencyWorld) -> None:
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


def test_give_while_withdrawing(world: ConcurrencyWorld) -> None:
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


def test_edit_while_submitting(world: ConcurrencyWorld) -> None:
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
