"""An attack through the planner's statistics about hidden rows."""

import re
from collections.abc import Iterator

from tests.attacks.attack import attack
from tests.attacks.ground import CANARY, COMMUNITY, MEMBER, STORYTELLER, Connection, Ground, literal, seen

MANY = f"""
    INSERT INTO ledger.profiles (id, display_name) SELECT gen_random_uuid(), 'illness' FROM generate_series(1, 500);
    INSERT INTO ledger.profile_contacts (profile_id, preferences)
    SELECT id, '{{"mail": "illness"}}' FROM ledger.profiles WHERE display_name = 'illness';
    INSERT INTO ledger.stories (
        storyteller_id, home_community_id, title, content, summary, transcription, media, themes, content_warnings
    )
    SELECT
        '{STORYTELLER}', '{COMMUNITY}', 'illness', 'illness', 'illness', 'illness', '["illness"]', '{{illness}}',
        '{{illness}}'
    FROM generate_series(1, 500);
    UPDATE ledger.stories SET status = 'submitted', submitted_at = now() WHERE title = 'illness';
    INSERT INTO ledger.story_analyses (story_id, version, kind, model, result)
    SELECT id, version, 'themes', 'm', '{{"theme": "illness"}}' FROM ledger.stories WHERE title = 'illness';
    ANALYZE
"""
"""Many hidden rows with the same text. The server keeps statistics about it unless they are turned off."""

COLUMNS = """
    SELECT c.oid::regclass::text, quote_ident(a.attname)
    FROM pg_class AS c
    INNER JOIN pg_attribute AS a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'ledger'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND a.attnum > 0
        AND a.atttypid IN ('text'::regtype, 'jsonb'::regtype, 'text[]'::regtype)
"""


@attack(
    13,
    "statistics",
    """
    DO $$ DECLARE v_column record; BEGIN
        FOR v_column IN
            SELECT attrelid::regclass AS name, attname FROM pg_attribute WHERE attstattarget = 0 AND attnum > 0
        LOOP
            EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS -1', v_column.name, v_column.attname);
        END LOOP;
    END $$
    """,
)
def statistics(ground: Ground) -> Iterator[str]:
    """Many hidden rows share a text. A member compares the planner's estimate for it with that for an unknown text."""
    ground.run(MANY)
    with ground.operator() as operator, ground.api(MEMBER) as member:
        for relation, column in operator.execute(COLUMNS.encode()).fetchall():
            query = f"SELECT {column}::text FROM {relation} WHERE {column}::text LIKE '%illness%' LIMIT 1"
            for value in seen(operator, query):
                said, unsaid = (
                    _estimate(member, f"{relation} WHERE {column} = {literal(value.replace('illness', word))}")
                    for word in ("illness", "rainbow")
                )
                if said != unsaid:
                    yield f"{CANARY}: {said} rows of {relation} have {column} {value}, and {unsaid} have another"
        yield from seen(member, "SELECT most_common_vals, histogram_bounds FROM pg_stats WHERE schemaname = 'ledger'")


def _estimate(member: Connection, rows: str) -> str:
    """How many rows the planner expects. Empty if the member may not ask."""
    plan = " ".join(seen(member, f"EXPLAIN SELECT FROM {rows}"))
    return next(iter(re.findall(r"rows=(\d+)", plan)), "")
