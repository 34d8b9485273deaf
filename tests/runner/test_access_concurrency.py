"""Somebody reads, reviews or publishes while another changes who may: the interleavings, and what must hold after."""

from functools import partial
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from tests.runner.interleaving import PATIENCE, World, call, drift, readers, waiting


def join(world: World, role: str, *communities: UUID) -> UUID:
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


def declared(world: World, lead: UUID, **rules: Any) -> UUID:
    """A protocol of the home community."""
    with world.session(lead) as declaring:
        protocol: UUID = call(declaring, "create_protocol", world.home, "Women's business")
        for rule, value in rules.items():
            declaring.execute(f"SELECT ledger.update_protocol(%s, p_{rule} => %s)".encode(), (protocol, value))
        declaring.commit()
    return protocol


def published(world: World) -> UUID:
    story = world.approved_story()
    with world.session(world.elder) as publishing:
        call(publishing, "publish_story", story)
        publishing.commit()
    return story


def sees(reader: psycopg.Connection[Any], story: UUID) -> bool:
    return reader.execute("SELECT FROM ledger.stories WHERE id = %s", (story,)).fetchone() is not None


def standing(world: World, story: UUID) -> tuple[str, str]:
    with psycopg.connect(world.url) as connection:
        row = connection.execute("SELECT status, review_status FROM ledger.stories WHERE id = %s", (story,)).fetchone()
    assert row
    return row[0], row[1]


def restrict(world: World, story: UUID) -> None:
    """Leave a public story to the members of its communities."""
    with world.session(world.storyteller) as telling:
        call(telling, "set_story_privacy", story, "community")
        telling.commit()


def test_17_revoke_race_end_membership_while_reading(world: World) -> None:
    """reader: reads the story | lead: ends the membership, commits | reader, in the same transaction: finds nothing."""
    lead, member, story = join(world, "lead", world.home), join(world, "member", world.home), published(world)
    restrict(world, story)
    with world.session(member) as reader, world.session(lead) as ending:
        assert sees(reader, story)
        call(ending, "end_membership", world.home, member)
        assert sees(reader, story)
        ending.commit()
        assert not sees(reader, story)


def test_17_revoke_race_revoke_research_while_reading(world: World) -> None:
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


def test_17_revoke_race_block_while_reading(world: World) -> None:
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


def test_17_revoke_race_apply_protocol_while_reading(world: World) -> None:
    """reader: reads the story | teller: applies a protocol, commits | reader, in that transaction: finds nothing."""
    story = published(world)
    protocol = declared(world, join(world, "lead", world.home))
    with world.session(role="anon") as reader, world.session(world.storyteller) as applying:
        assert sees(reader, story)
        call(applying, "apply_protocol", story, protocol)
        assert sees(reader, story)
        applying.commit()
        assert not sees(reader, story)


def test_17_revoke_race_two_leads_while_reading(world: World) -> None:
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


def test_approve_while_editing(world: World) -> None:
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


def test_approve_and_publish_while_editing(world: World) -> None:
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


def test_edit_while_approving(world: World) -> None:
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


def test_policy_while_publishing(world: World) -> None:
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


def test_policies_at_once(world: World) -> None:
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


def test_protocol_applied_while_publishing(world: World) -> None:
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


def test_publish_while_a_protocol_is_applied(world: World) -> None:
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


def test_publish_while_an_open_protocol_is_applied(world: World) -> None:
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


def test_protocol_changed_while_applied(world: World) -> None:
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


def test_protocol_applied_while_changed(world: World) -> None:
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


def test_two_protocols_of_two_stories_changed_at_once(world: World) -> None:
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


def test_three_sessions_on_one_story(world: World) -> None:
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


def test_two_sides_propose_at_once(world: World) -> None:
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
