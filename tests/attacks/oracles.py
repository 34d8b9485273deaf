"""Attacks that learn about hidden rows from errors, counts and side effects."""

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
    Connection,
    Ground,
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
"""A call of each function of the API that takes a story, with a placeholder for its id."""


@attack(10, "existence", "GRANT INSERT (id) ON ledger.stories TO authenticated")
def existence(ground: Ground) -> Iterator[str]:
    """A member writes to hidden and to missing stories, calls functions with both, and compares the answers."""
    insert = (
        f"INSERT INTO ledger.stories (id, home_community_id, title) VALUES ({{story}}, '{COMMUNITY}', 'Mine')"
        " ON CONFLICT DO NOTHING RETURNING title"
    )
    with ground.operator() as operator:
        calls = [f"SELECT {call}" for (call,) in operator.execute(CALLS.encode())]
    hidden = ground.hidden()[0]
    # The id has the same time, so that it belongs to a partition that exists.
    absent = hidden[:-12] + uuid4().hex[:12]
    with ground.api(MEMBER) as member:
        for statement in (insert, *calls):
            # The first answer of a session may have a longer error context, so it is left out.
            _, of_hidden, of_missing = (_answer(member, statement, story) for story in (absent, hidden, absent))
            if of_hidden != of_missing:
                yield f"{CANARY}: {statement} answers {of_hidden} for a hidden story, {of_missing} for a missing one"


def _answer(session: Connection, statement: str, story: str) -> str:
    """What a statement answers about a story, without ids. Its changes are undone."""
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
    """A registrar may delete people but does not see contacts. They delete a person who has contacts."""
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
            yield f"{CANARY}: {before} was deleted"


@attack(12, "leaky-operator", weakened("LEAKPROOF"))
def leaky_operator(ground: Ground) -> Iterator[str]:
    """A member filters with functions that reveal values in notices and errors, before the policies run.

    The removal declares one such function LEAKPROOF, as an application might do with a helper.
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
        # This divides by zero only if the filter runs on the hidden row.
        for story in ground.hidden():
            if "zero" in "".join(seen(member, f"SELECT FROM ledger.stories WHERE 1 / (id <> '{story}')::integer > 0")):
                yield f"{CANARY}: story {story} exists"


@attack(
    16,
    "returning",
    "ALTER POLICY profile_contacts_all_own ON ledger.profile_contacts WITH CHECK (TRUE)",
)
def returning(ground: Ground) -> Iterator[str]:
    """A member writes contacts for two other people, one of whom has contacts already, and compares the answers."""
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
                yield f"{CANARY}: {conflict} answers {answers[0]} for a person with contacts, {answers[1]} without"
