"""One session reviews, publishes or agrees while another one changes the same object: each interleaving has a test."""

from functools import partial

import psycopg
import pytest

from tests.runner.interleaving import (
    PATIENCE,
    ConcurrencyWorld,
    call,
    drift,
    join,
    published,
    readers,
    standing,
    waiting,
)


def test_approve_while_editing(world: ConcurrencyWorld) -> None:
    """revise: S, version 2 | approve 1: waits for S | revise: commits | approve 1: S, another version, refused."""
    story = world.approved_story()
    with world.session(world.storyteller) as revise, world.session(world.elder) as approve:
        revise.execute("SELECT ledger.revise_story(%s, p_content => 'It went.')", (story,))
        with waiting(revise, approve, partial(call, approve, "review_story", story, "approved", None, 1)) as approved:
            revise.commit()
            with pytest.raises(psycopg.DatabaseError) as refusal:
                approved.result(PATIENCE)
        assert refusal.value.sqlstate == "EL107"
    assert standing(world, story) == ("submitted", "pending")


def test_approve_and_publish_while_editing(world: ConcurrencyWorld) -> None:
    """revise: S, version 2 | approve 1: waits | publish: waits for approve | revise: commits | both are refused."""
    story, elder = world.approved_story(), join(world, "elder", world.home)
    with (
        world.session(world.storyteller) as revise,
        world.session(elder) as approve,
        world.session(world.elder) as publish,
    ):
        revise.execute("SELECT ledger.revise_story(%s, p_content => 'It went.')", (story,))
        approving = partial(call, approve, "review_story", story, "approved", None, 1)
        publishing = partial(call, publish, "publish_story", story)
        with waiting(revise, approve, approving) as approved, waiting(approve, publish, publishing) as tried:
            revise.commit()
            with pytest.raises(psycopg.DatabaseError) as stale:
                approved.result(PATIENCE)
            approve.rollback()
            with pytest.raises(psycopg.DatabaseError) as unapproved:
                tried.result(PATIENCE)
    assert (stale.value.sqlstate, unapproved.value.sqlstate) == ("EL107", "EL108")
    assert standing(world, story) == ("submitted", "pending")


def test_edit_while_approving(world: ConcurrencyWorld) -> None:
    """approve 1: S, approved | revise: waits for S | approve: commits | revise: S, version 2 is yet to be approved."""
    story = world.approved_story()
    with world.session(world.elder) as approve, world.session(world.storyteller) as revise:
        call(approve, "review_story", story, "approved", None, 1)
        edit = partial(revise.execute, "SELECT ledger.revise_story(%s, p_content => 'It went.')", (story,))
        with waiting(approve, revise, edit) as revised:
            approve.commit()
            revised.result(PATIENCE)
        revise.commit()
        with pytest.raises(psycopg.DatabaseError) as refusal:
            call(approve, "publish_story", story)
    assert refusal.value.sqlstate == "EL108"


def test_policy_while_publishing(world: ConcurrencyWorld) -> None:
    """publish: S, published | policy: denies, waits for nobody, commits | publish: commits; the public sees nothing"""
    story = world.approved_story()
    with world.session(world.elder) as publish, world.session(world.elder) as policy:
        call(publish, "publish_story", story)
        call(policy, "set_community_policy", world.home, "public_display", True)
        policy.commit()
        publish.commit()
    assert standing(world, story) == ("published", "approved")
    assert readers(world, story) == 0
    assert drift(world) == []


def test_two_policies_at_the_same_time(world: ConcurrencyWorld) -> None:
    """deny: its row | allow: waits for the row | deny: commits | allow: the row; the later word counts."""
    story = published(world)
    with world.session(world.elder) as deny, world.session(world.elder) as allow:
        call(deny, "set_community_policy", world.home, "public_display", True)
        later = partial(call, allow, "set_community_policy", world.home, "public_display", False)
        with waiting(deny, allow, later) as allowed:
            deny.commit()
            assert readers(world, story) == 0
            allowed.result(PATIENCE)
        allow.commit()
    assert readers(world, story) == 1


def test_two_sides_propose_at_the_same_time(world: ConcurrencyWorld) -> None:
    """one: the pair's open agreement | other: waits for it | one: commits | other: there is one already, refused."""
    ours, theirs = join(world, "lead", world.home), join(world, "lead", world.others[0])
    with world.session(ours) as one, world.session(theirs) as other:
        call(one, "propose_agreement", world.home, world.others[0])
        proposing = partial(call, other, "propose_agreement", world.others[0], world.home)
        with waiting(one, other, proposing) as proposed:
            one.commit()
            with pytest.raises(psycopg.DatabaseError) as refusal:
                proposed.result(PATIENCE)
    assert refusal.value.sqlstate == "EL135"


def test_accept_while_ending(world: ConcurrencyWorld) -> None:
    """end: the agreement, ended | accept: waits for it | end: commits | accept: no longer a proposal, refused."""
    ours, theirs = join(world, "lead", world.home), join(world, "lead", world.others[0])
    with world.session(ours) as end, world.session(theirs) as accept:
        agreement = call(end, "propose_agreement", world.home, world.others[0])
        end.commit()
        call(end, "end_agreement", agreement)
        with waiting(end, accept, partial(call, accept, "accept_agreement", agreement)) as accepted:
            end.commit()
            with pytest.raises(psycopg.DatabaseError) as refusal:
                accepted.result(PATIENCE)
    assert refusal.value.sqlstate == "EL135"
