"""Attacks that learn of hidden rows without being shown one."""

import re
from collections.abc import Iterator
from uuid import uuid4

from tests.attacks.attack import attack, weakened
from tests.attacks.ground import (
    CANARY,
    COMMUNITY,
    HERMIT,
    MEMBER,
    NEWCOMER,
    Ground,
    Session,
    literal,
    seen,
)

CALLS = """
    SELECT format('%s(%s)', p.oid::regproc, (
        SELECT string_agg(
            format('%I => %s', n.name, CASE
                WHEN n.name = 'p_story_id' THEN '{story}'
                WHEN t.type = 'uuid'::regtype THEN quote_literal(gen_random_uuid())
                WHEN t.type = 'timestamptz'::regtype THEN quote_literal('2100-01-01')
                WHEN t.type = 'jsonb'::regtype THEN quote_literal('{{}}')
                WHEN t.type = 'boolean'::regtype THEN 'TRUE'
                WHEN t.type::regtype::text ~ 'int|numeric' THEN '1'
                WHEN t.type::regtype::text ~ '\\[\\]$' THEN quote_literal('{{}}')
                WHEN n.name = 'p_access' THEN quote_literal('view')
                WHEN n.name = 'p_purpose' THEN quote_literal('public_display')
                WHEN n.name = 'p_decision' THEN quote_literal('approved')
                ELSE quote_literal('text')
            END), ', ')
        FROM unnest(p.proargtypes) WITH ORDINALITY AS t (type, number)
        INNER JOIN unnest(p.proargnames) WITH ORDINALITY AS n (name, number) USING (number)
    ))
    FROM pg_proc AS p
    WHERE p.pronamespace = 'ledger'::regnamespace AND 'p_story_id' = ANY(p.proargnames)
"""
"""A call of each function of the API that takes a story, with a place for its id."""


@attack(10, "existence", "GRANT INSERT (id) ON ledger.stories TO authenticated")
def existence(ground: Ground) -> Iterator[str]:
    """A member writes to, and asks functions about, stories that are hidden and stories that are not there."""
    insert = (
        f"INSERT INTO ledger.stories (id, home_community_id, title) VALUES ({{story}}, '{COMMUNITY}', 'Mine')"
        " ON CONFLICT DO NOTHING RETURNING title"
    )
    with ground.operator() as operator:
        calls = [f"SELECT {call}" for (call,) in operator.execute(CALLS.encode())]
    hidden = ground.hidden()[0]
    # Of the same time, so that it belongs to a partition that exists.
    absent = hidden[:-12] + uuid4().hex[:12]
    with ground.api(MEMBER) as member:
        for statement in (insert, *calls):
            # The first answer of a session may name more of where a function failed.
            _, *answers = [_answer(member, statement, story) for story in (absent, hidden, absent)]
            if answers[0] != answers[1]:
                yield f"{CANARY}: {statement} tells {answers[0]} of a hidden story and {answers[1]} of none"


def _answer(session: Session, statement: str, story: str) -> str:
    """What a statement tells about a story, with ids left out and everything undone."""
    told = seen(session, f"SAVEPOINT asked; {statement.format(story=literal(story))}; ROLLBACK TO SAVEPOINT asked")
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "id", " ".join(told))


@attack(
    11,
    "cascade",
    """
    ALTER TABLE ledger.profile_contacts
    DROP CONSTRAINT profile_contacts_profile_id_fkey,
    ADD FOREIGN KEY (profile_id) REFERENCES ledger.profiles (id) ON DELETE CASCADE
    """,
)
def cascade(ground: Ground) -> Iterator[str]:
    """A registrar, who may remove people and sees no contacts, removes a person who has some."""
    registrar = ground.login()
    ground.run(f"""
        GRANT USAGE ON SCHEMA ledger TO {registrar};
        GRANT SELECT, DELETE ON ledger.profiles TO {registrar};
        CREATE POLICY registrar ON ledger.profiles TO {registrar} USING (TRUE)
    """)
    query = "SELECT preferences::text FROM ledger.profile_contacts WHERE profile_id = %s"
    with ground.direct(registrar) as session, ground.operator() as operator:
        before = seen(operator, query, (HERMIT,))
        seen(session, "DELETE FROM ledger.profiles WHERE id = %s", (HERMIT,))
        if not seen(operator, query, (HERMIT,)):
            yield f"{CANARY}: gone is {before}"


@attack(12, "leaky-operator", weakened("LEAKPROOF"))
def leaky_operator(ground: Ground) -> Iterator[str]:
    """A member filters with what fails on, or tells of, the values that it is given, as early as it can.

    The removal vouches for one such function, a helper that the application made.
    """
    ground.run(f"""
        CREATE FUNCTION ledger.as_number(text) RETURNS integer LANGUAGE plpgsql COST 0.0001 {ground.weakness}
        AS 'BEGIN RETURN $1::integer; END';
        GRANT EXECUTE ON FUNCTION ledger.as_number(text) TO authenticated
    """)
    with ground.api(MEMBER) as member:
        member.execute("""
            CREATE FUNCTION pg_temp.peek(text) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS $$
            BEGIN
                RAISE NOTICE '%', $1;
                RETURN TRUE;
            END $$
        """)
        for filtered in ("pg_temp.peek(title)", "title::integer > 0", "ledger.as_number(title) > 0"):
            yield from seen(member, f"SELECT FROM ledger.stories WHERE {filtered}")
        # Its id decides whether this divides by zero.
        for story in ground.hidden():
            if "zero" in "".join(seen(member, f"SELECT FROM ledger.stories WHERE 1 / (id <> '{story}')::integer > 0")):
                yield f"{CANARY}: story {story} exists"


@attack(
    16,
    "returning",
    "ALTER POLICY profile_contacts_all_own ON ledger.profile_contacts WITH CHECK (TRUE)",
)
def returning(ground: Ground) -> Iterator[str]:
    """A member writes the contacts of two others, one of whom has some, and compares the answers."""
    insert = "INSERT INTO ledger.profile_contacts (profile_id) VALUES ({story}) ON CONFLICT"
    for conflict in (
        "DO NOTHING",
        "DO NOTHING RETURNING profile_id",
        "(profile_id) DO UPDATE SET preferences = profile_contacts.preferences RETURNING preferences",
    ):
        with ground.api(MEMBER) as member:
            answers = [_answer(member, f"{insert} {conflict}", person) for person in (HERMIT, NEWCOMER)]
            yield from answers
            if answers[0] != answers[1]:
                yield f"{CANARY}: {conflict} tells {answers[0]} of one who has contacts and {answers[1]} of one without"
