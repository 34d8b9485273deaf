BEGIN;
SELECT plan(4);

SELECT is_empty(
    'SELECT detail FROM ops.check_story_gate()',
    '28 derived: every table with a path to a story has the gate of the story'
);
SELECT set_has(
    $$
    SELECT polrelid::regclass::text FROM pg_policy
    WHERE polname LIKE '%\_gate\_story' AND NOT polpermissive AND polcmd = '*'
        AND polroles = '{0}'
    $$,
    $$
    SELECT DISTINCT c.oid::regclass::text
    FROM pg_class AS c
    INNER JOIN pg_attribute AS a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'ledger'::regnamespace
        AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND a.attname LIKE '%story\_id' AND NOT a.attisdropped
    $$,
    'and so has, by name, every table with a column that names a story'
);
SELECT isnt_empty(
    $$
    SELECT FROM pg_constraint AS k
    WHERE k.confrelid = 'ledger.collaboration_sessions'::regclass
        AND EXISTS (
            SELECT FROM pg_policy AS p
            WHERE p.polrelid = k.conrelid AND NOT p.polpermissive
        )
    $$,
    'a table that leads to a story over another one is among them'
);

CREATE TABLE ledger.planted (
    session_id uuid PRIMARY KEY
    REFERENCES ledger.collaboration_sessions (id) ON DELETE RESTRICT
);
SELECT isnt_empty(
    $$
    SELECT detail FROM ops.check_story_gate()
    WHERE metadata ->> 'object' LIKE 'ledger.planted:%'
    $$,
    'a new table that forgets it is found'
);

SELECT * FROM finish();
ROLLBACK;
