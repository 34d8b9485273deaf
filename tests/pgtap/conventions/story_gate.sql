BEGIN;
SELECT plan(10);

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
    '28 derived: every table with a column that ends in story_id has that gate'
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
    '28 derived: a table that leads to a story through another table has that gate'
);

SELECT tap.society();
SELECT tap.tell('secret', 'published', 'private');
SELECT tap.tell('circle', 'published', 'community');
-- The definer and the backup pass every gate, even if the story does not exist.
SELECT set_config('test.nothing', tap.id('ff')::text, TRUE);
CREATE FUNCTION pg_temp.gates(
    p_role text, p_person integer DEFAULT NULL, p_title text DEFAULT 'secret'
)
RETURNS TABLE (gate text, lets text)
LANGUAGE sql
AS $$
-- Each column of a row names the story in turn, while its other columns name circle.
SELECT
    format('%s by %I', p.polrelid::regclass, a.attname),
    tap.lets(
        p.polrelid, p.polname, o.others || jsonb_build_object(a.attname, tap.story(p_title)),
        p_role, p_person
    )
FROM pg_policy AS p
INNER JOIN pg_attribute AS a ON a.attrelid = p.polrelid AND a.attname LIKE '%story\_id'
CROSS JOIN LATERAL (
    SELECT jsonb_object_agg(o.attname, tap.story('circle')) AS others
    FROM pg_attribute AS o
    WHERE o.attrelid = p.polrelid AND o.attname LIKE '%story\_id'
) AS o
WHERE p.polname LIKE '%\_gate\_story';
$$;
SELECT is_empty(
    format('SELECT * FROM pg_temp.gates(%L, %L) WHERE lets <> %L', role, person, ''),
    format('28 derived: no gate lets %s pass who does not see the story', role)
)
FROM (VALUES ('anon', NULL), ('authenticated', 2)) AS w (role, person);
SELECT is_empty(
    format(
        'SELECT * FROM pg_temp.gates(%L, %L, %L) WHERE lets <> %L',
        role, person, title, 'reads and writes'
    ),
    format('28 derived: every gate lets %s pass who %s', role, who)
)
FROM (
    VALUES
    ('authenticated', 1, 'secret', 'told the story'),
    ('authenticated', 2, 'circle', 'sees the story'),
    ('ledger_definer', NULL, 'nothing', 'checks authority'),
    ('ledger_backup', NULL, 'nothing', 'copies every row')
) AS w (role, person, title, who);

CREATE TABLE ledger.planted (
    session_id uuid PRIMARY KEY
    REFERENCES ledger.collaboration_sessions (id) ON DELETE RESTRICT
);
SELECT isnt_empty(
    $$
    SELECT detail FROM ops.check_story_gate()
    WHERE metadata ->> 'object' LIKE 'ledger.planted:%'
    $$,
    '28 derived: a new table without that gate is found'
);

SELECT * FROM finish();
ROLLBACK;
