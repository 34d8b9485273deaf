"""One session reads while another one takes away the right to read: each interleaving has a test."""

from functools import partial

import psycopg
import pytest

from tests.runner.interleaving import (
    PATIENCE,
    ConcurrencyWorld,
    call,
    declared,
    join,
    published,
    restrict,
    sees,
    waiting,
)


def test_17_revoke_race_end_membership_while_reading(world: ConcurrencyWorld) -> None:
    """reader: reads the story | lead: ends the membership, commits | reader, in the same transaction: finds nothing."""
    lead, member, story = join(world, "lead", world.home), join(world, "member", world.home), published(world)
    restrict(world, story)
    with world.session(member) as reader, world.session(lead) as ending:
        assert sees(reader, story)
        call(ending, "end_membership", world.home, member)
        assert sees(reader, story)
        ending.commit()
        assert not sees(reader, story)


def test_17_revoke_race_revoke_research_while_reading(world: ConcurrencyWorld) -> None:
    """researcher: reads the story | elder: revokes, commits | researcher, in the same transaction: finds nothing."""
    researcher, story = join(world, "member"), published(world)
    restrict(world, story)
    with world.session(world.storyteller) as telling, world.session(world.elder) as granting:
        call(telling, "give_consent", story, "research_use")
        telling.commit()
        row = granting.execute(
            "SELECT ledger.grant_research(%s, %s, 'Rain', now() + '1 year')", (world.home, researcher)
        ).fetchone()
        granting.commit()
    assert row
    with world.session(researcher) as reader, world.session(world.elder) as revoking:
        assert sees(reader, story)
        call(revoking, "revoke_research", row[0])
        assert sees(reader, story)
        revoking.commit()
        assert not sees(reader, story)


def test_17_revoke_race_block_while_reading(world: ConcurrencyWorld) -> None:
    """member: reads the story | lead: blocks, commits | member, in the same transaction: finds nothing."""
    lead, member, story = join(world, "lead", world.home), join(world, "member", world.home), published(world)
    protocol = declared(world, lead)
    with world.session(lead) as admitting, world.session(world.storyteller) as applying:
        call(admitting, "add_protocol_member", protocol, member, world.home)
        admitting.commit()
        call(applying, "apply_protocol", story, protocol)
        applying.commit()
    with world.session(member) as reader, world.session(lead) as blocking:
        assert sees(reader, story)
        call(blocking, "block_protocol_member", protocol, member, world.home)
        blocking.commit()
        assert not sees(reader, story)


def test_17_revoke_race_apply_protocol_while_reading(world: ConcurrencyWorld) -> None:
    """reader: reads the story | teller: applies a protocol, commits | reader, in that transaction: finds nothing."""
    story = published(world)
    protocol = declared(world, join(world, "lead", world.home))
    with world.session(role="anon") as reader, world.session(world.storyteller) as applying:
        assert sees(reader, story)
        call(applying, "apply_protocol", story, protocol)
        assert sees(reader, story)
        applying.commit()
        assert not sees(reader, story)


def test_17_revoke_race_two_leads_while_reading(world: ConcurrencyWorld) -> None:
    """reader: reads | a: ends it | b: ends it too, waits for a | a: commits | reader: nothing | b: nothing to end."""
    member, story = join(world, "member", world.home), published(world)
    leads = [join(world, "lead", world.home) for _ in range(2)]
    restrict(world, story)
    with world.session(member) as reader, world.session(leads[0]) as one, world.session(leads[1]) as other:
        assert sees(reader, story)
        call(one, "end_membership", world.home, member)
        with waiting(one, other, partial(call, other, "end_membership", world.home, member)) as ended:
            assert sees(reader, story)
            one.commit()
            assert not sees(reader, story)
            with pytest.raises(psycopg.DatabaseError) as refusal:
                ended.result(PATIENCE)
        assert refusal.value.sqlstate == "P0002"
