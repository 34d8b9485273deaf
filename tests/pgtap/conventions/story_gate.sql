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

SELECT tap.society();
SELECT tap.tell('secret', 'published', 'private');
SELECT tap.tell('circle', 'published', 'community');
-- Whoever is not asked about the story passes even where there is none.
SELECT set_config('test.nothing', tap.id('ff')::text, TRUE);
CREATE FUNCTION pg_temp.gates(
    p_role text, p_person integer DEFAULT NULL, p_title text DEFAULT 'secret'
)
RETURNS TABLE (gate text, lets text)
LANGUAGE sql
AS $$
-- A row leads to one story after the other by each of its columns, otherwise to another one.
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
    format('no gate lets %s by who does not see the story', role)
)
FROM (VALUES ('anon', NULL), ('authenticated', 2)) AS w (role, person);
SELECT is_empty(
    format(
        'SELECT * FROM pg_temp.gates(%L, %L, %L) WHERE lets <> %L',
        role, person, title, 'reads and writes'
    ),
    format('every gate lets %s by who %s', role, who)
)
FROM (
    VALUES
    ('authenticated', 1, 'secret', 'told the story'),
    ('authenticated', 2, 'circle', 'sees the story'),
    ('ledger_definer', NULL, 'nothing', 'checks authority'),
    ('ledger_backup', NULL, 'nothing', 'keeps all of it')
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
    'a new table that forgets it is found'
);

SELECT * FROM finish();
ROLLBACK;
