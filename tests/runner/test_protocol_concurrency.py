"""One session reviews, publishes or reads a story while another one changes protocols: each interleaving has a test."""

from functools import partial

import psycopg
import pytest

from tests.runner.interleaving import (
    PATIENCE,
    ConcurrencyWorld,
    call,
    declared,
    drift,
    join,
    published,
    readers,
    standing,
    waiting,
)


def test_protocol_applied_while_publishing(world: ConcurrencyWorld) -> None:
    """publish: S, published | apply: P, waits for S | publish: commits | apply: S, lacks approvals, back to review."""
    story, lead = world.approved_story(), join(world, "lead", world.home)
    protocol = declared(world, lead, required_approvals=2)
    with world.session(world.elder) as publish, world.session(world.storyteller) as apply:
        call(publish, "publish_story", story)
        with waiting(publish, apply, partial(call, apply, "apply_protocol", story, protocol)) as applied:
            publish.commit()
            applied.result(PATIENCE)
        apply.commit()
    assert standing(world, story) == ("submitted", "pending")
    assert readers(world, story) == 0
    assert drift(world) == []


def test_publish_while_a_protocol_is_applied(world: ConcurrencyWorld) -> None:
    """apply: P, S | publish: waits for S | apply: commits | publish: S, no longer visible to its elder, refused."""
    story, lead = world.approved_story(), join(world, "lead", world.home)
    protocol = declared(world, lead, required_approvals=2)
    with world.session(world.storyteller) as apply, world.session(world.elder) as publish:
        call(apply, "apply_protocol", story, protocol)
        with waiting(apply, publish, partial(call, publish, "publish_story", story)) as tried:
            apply.commit()
            with pytest.raises(psycopg.DatabaseError) as refusal:
                tried.result(PATIENCE)
        assert refusal.value.sqlstate == "EL101"
    assert standing(world, story) == ("submitted", "approved")


def test_publish_while_an_open_protocol_is_applied(world: ConcurrencyWorld) -> None:
    """apply: P, S | publish: waits for S | apply: commits | publish: S, an approval is missing, refused."""
    story, lead = world.approved_story(), join(world, "lead", world.home)
    protocol = declared(world, lead, required_approvals=2, access_mode="open")
    with world.session(world.storyteller) as apply, world.session(world.elder) as publish:
        call(apply, "apply_protocol", story, protocol)
        with waiting(apply, publish, partial(call, publish, "publish_story", story)) as tried:
            apply.commit()
            with pytest.raises(psycopg.DatabaseError) as refusal:
                tried.result(PATIENCE)
        assert refusal.value.sqlstate == "EL130"


def test_protocol_changed_while_applied(world: ConcurrencyWorld) -> None:
    """apply: P, S | change: waits for P | apply: commits | change: P, S, finds the story and derives it anew."""
    story, lead = published(world), join(world, "lead", world.home)
    protocol = declared(world, lead)
    with world.session(world.storyteller) as apply, world.session(lead) as change:
        call(apply, "apply_protocol", story, protocol)
        opening = partial(change.execute, "SELECT ledger.update_protocol(%s, p_access_mode => 'open')", (protocol,))
        with waiting(apply, change, opening) as changed:
            apply.commit()
            assert readers(world, story) == 0
            changed.result(PATIENCE)
        change.commit()
    assert readers(world, story) == 1
    assert drift(world) == []


def test_protocol_applied_while_changed(world: ConcurrencyWorld) -> None:
    """change: P, no story yet | apply: waits for P | change: commits | apply: P, S, derives what P now asks."""
    story, lead = published(world), join(world, "lead", world.home)
    protocol = declared(world, lead, access_mode="open")
    with world.session(lead) as change, world.session(world.storyteller) as apply:
        change.execute("SELECT ledger.update_protocol(%s, p_access_mode => 'strict')", (protocol,))
        with waiting(change, apply, partial(call, apply, "apply_protocol", story, protocol)) as applied:
            change.commit()
            applied.result(PATIENCE)
        apply.commit()
    assert readers(world, story) == 0
    assert drift(world) == []


def test_two_protocols_of_two_stories_changed_at_once(world: ConcurrencyWorld) -> None:
    """change a: P of a, both S | change b: P of b, waits for the first S | change a: commits | change b: both S."""
    stories, lead = [published(world) for _ in range(2)], join(world, "lead", world.home)
    protocols = [declared(world, lead) for _ in range(2)]
    with world.session(world.storyteller) as apply:
        for story in stories:
            for protocol in protocols:
                call(apply, "apply_protocol", story, protocol)
        apply.commit()
    opening = "SELECT ledger.update_protocol(%s, p_access_mode => 'open')"
    with world.session(lead) as one, world.session(lead) as other:
        one.execute(opening, protocols[:1])
        with waiting(one, other, partial(other.execute, opening, protocols[1:])) as opened:
            one.commit()
            opened.result(PATIENCE)
        other.commit()
    assert [readers(world, story) for story in stories] == [1, 1]
    assert drift(world) == []


def test_three_sessions_on_one_story(world: ConcurrencyWorld) -> None:
    """publish: S | apply: P, waits for S | withdraw: waits for apply | publish: commits | apply: commits | withdraw"""
    story, lead = world.approved_story(), join(world, "lead", world.home)
    protocol = declared(world, lead, required_approvals=2)
    with (
        world.session(world.elder) as publish,
        world.session(world.storyteller) as apply,
        world.session(world.storyteller) as withdraw,
    ):
        call(publish, "publish_story", story)
        applying = partial(call, apply, "apply_protocol", story, protocol)
        withdrawing = partial(call, withdraw, "withdraw_consent", story, "public_display")
        with waiting(publish, apply, applying) as applied, waiting(apply, withdraw, withdrawing) as withdrawn:
            publish.commit()
            applied.result(PATIENCE)
            apply.commit()
            withdrawn.result(PATIENCE)
        withdraw.commit()
    assert standing(world, story) == ("submitted", "pending")
    assert readers(world, story) == 0
    assert drift(world) == []
