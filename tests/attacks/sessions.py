"""Attacks in which a session, a plan or a connection outlives the rights of the person that it was made for."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from time import sleep

from tests.attacks.attack import attack
from tests.attacks.ground import CANARY, MEMBER, STORYTELLER, Ground, seen
from tests.attacks.policies import STORIES
from tests.runner.interleaving import blocks


@attack(14, "plan-reuse", "ALTER FUNCTION priv.current_profile_id() IMMUTABLE")
def plan_reuse(ground: Ground) -> Iterator[str]:
    """In one session, a plan that was made for the storyteller serves a member, an anonymous request and a suspended
    member.

    Servers with CVE-2016-2193, 2023-2455 or 2024-10976 kept such plans. `eldb doctor` names their minor releases. On a
    fixed server the removal has the same effect: an IMMUTABLE helper becomes a constant of the plan.
    """
    with ground.api(STORYTELLER) as session:
        session.execute(f"PREPARE stories AS {STORIES}; SET LOCAL plan_cache_mode = force_generic_plan".encode())
        assert any(CANARY in title for title in seen(session, "EXECUTE stories"))
        for person in (MEMBER, None):
            ground.begin(session, person)
            yield from seen(session, "EXECUTE stories")
        ground.begin(session, MEMBER)
        ground.run(f"UPDATE ledger.community_members SET status = 'suspended' WHERE profile_id = '{MEMBER}'")
        for title in seen(session, "EXECUTE stories"):
            if title != "For all":
                yield f"{CANARY}: '{title}' is still seen by a suspended member"


@attack(
    15,
    "merge",
    """
    DROP POLICY stories_gate_reader ON ledger.stories;
    ALTER POLICY stories_select_authenticated ON ledger.stories USING (TRUE);
    ALTER POLICY stories_update_own ON ledger.stories USING (TRUE) WITH CHECK (TRUE)
    """,
)
def merge(ground: Ground) -> Iterator[str]:
    """A member merges into a draft that they do not see.

    Servers with CVE-2023-39418 (15.0 to 15.3) did not apply the policies for SELECT and UPDATE here. Later servers do.
    The removal drops or opens these policies, which has the same effect.
    """
    with ground.api(MEMBER) as member:
        touched = seen(
            member,
            """
            MERGE INTO ledger.stories AS s USING (SELECT 'canary draft' AS title) AS m ON s.title = m.title
            WHEN MATCHED THEN UPDATE SET summary = s.content
            """,
        )
        if touched != ["MERGE 0"]:
            yield f"{CANARY}: {touched}"


@attack(17, "revoke-race", "ALTER POLICY stories_update_own ON ledger.stories USING (TRUE) WITH CHECK (TRUE)")
def revoke_race(ground: Ground) -> Iterator[str]:
    """A member locks a story while somebody ends the membership and, in the same transaction, changes the story.

    The lock waits for the writer and then reads the new row with the old rights. Therefore only the storyteller may
    lock a story, and only a draft. The removal lets everybody lock every story.
    """
    with ground.api(MEMBER) as member, ground.operator() as writer, ground.operator() as watch, writer.transaction():
        # Without triggers: they would also end the publication of the story.
        writer.execute("SET LOCAL session_replication_role = replica")
        writer.execute("UPDATE ledger.community_members SET status = 'suspended' WHERE profile_id = %s", (MEMBER,))
        writer.execute("UPDATE ledger.stories SET summary = 'canary after' WHERE title = 'For the river'")
        with ThreadPoolExecutor(1) as pool:
            read = pool.submit(seen, member, "SELECT summary FROM ledger.stories FOR SHARE")
            while not read.done() and not blocks(watch, writer, member):
                sleep(0.01)
            writer.execute("COMMIT")
            yield from read.result()


def claim_for_the_session(ground: Ground) -> None:
    ground.claim = "SELECT set_config('request.jwt.claims', %s, FALSE)"


@attack(19, "pooled-claim", claim_for_the_session)
def pooled_claim(ground: Ground) -> Iterator[str]:
    """Two clients share a connection through PgBouncer. The second one sends no claim and reads as the first one."""
    url = ground.pooled(ground.url_of(ground.gateway()))
    with ground.api(STORYTELLER, url) as first:
        seen(first, STORIES)
        # A setting for the session stays with the connection, and the pool gives the connection to the next client.
        first.commit()
        with ground.api(None, url) as second:
            second.execute("SET LOCAL ROLE authenticated")
            yield from seen(second, STORIES)
