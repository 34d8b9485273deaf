BEGIN;
SELECT plan(4);

SELECT tap.shelf();
SELECT tap.tell(s.title, s.status, 'public')
FROM (
    VALUES
    ('bound', 'published'), ('resting', 'published'), ('withdrawn', 'withdrawn'),
    ('erased', 'erased')
) AS s (title, status);
SELECT tap.declare_protocol('a1');
SELECT tap.declare_protocol('a2', 'optional');
SELECT tap.bind('bound', 'a1');
SELECT tap.bind('resting', 'a2');
INSERT INTO ledger.protocol_periods (
    kind, effect, protocol_id, declared_by, declaring_community_id, starts_at
)
VALUES ('season', 'hide', tap.id('a2'), tap.person(3), tap.here(), '2020-01-01');

CREATE TEMPORARY TABLE readers AS
SELECT r.role, r.person, tap.titles(r.role, r.person) AS titles
FROM (
    VALUES
    ('anon', NULL), ('authenticated', NULL), ('authenticated', 1), ('authenticated', 2),
    ('authenticated', 3), ('authenticated', 5), ('authenticated', 6),
    ('ledger_owner', NULL)
) AS r (role, person);
CREATE TEMPORARY VIEW gated AS
SELECT p.polrelid::regclass AS relation
FROM pg_policy AS p
WHERE p.polname LIKE '%\_gate\_story';

-- Gives a table one row per story. Only the columns that lead to the story have a value.
CREATE FUNCTION pg_temp.fill(p_table regclass)
RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
    v_command text;
BEGIN
    FOR v_command IN
        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I CASCADE', p_table, k.conname)
        FROM pg_constraint AS k
        WHERE k.conrelid = p_table AND k.contype IN ('c', 'p')
        UNION ALL
        SELECT
            format('ALTER TABLE %s ALTER COLUMN %I DROP NOT NULL', p_table, a.attname)
        FROM pg_attribute AS a
        WHERE a.attrelid = p_table AND a.attnum > 0 AND NOT a.attisdropped
        UNION ALL
        SELECT format('DELETE FROM %s', p_table)
        UNION ALL
        SELECT
            format(
                'INSERT INTO %s (%s) SELECT %s FROM ledger.stories AS s', p_table,
                string_agg(a.attname, ', '), string_agg('s.id', ', ')
            )
        FROM pg_attribute AS a
        WHERE a.attrelid = p_table AND a.attname LIKE '%story\_id'
    LOOP
        EXECUTE v_command;
    END LOOP;
END;
$$;
CREATE FUNCTION pg_temp.open(p_table regclass)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    EXECUTE format('GRANT SELECT ON %s TO anon, authenticated', p_table);
    EXECUTE format('CREATE POLICY hostile ON %s USING (TRUE) WITH CHECK (TRUE)', p_table);
END;
$$;
CREATE FUNCTION pg_temp.titles_in(p_table regclass, p_role text, p_person integer)
RETURNS text[]
LANGUAGE sql
AS $$
SELECT tap.titles_in(p_table, p_role, p_person, a.attname)
FROM pg_attribute AS a
WHERE a.attrelid = p_table AND a.attname LIKE '%story\_id'
ORDER BY a.attnum
LIMIT 1;
$$;
SET LOCAL session_replication_role = replica;
SELECT pg_temp.fill(relation), pg_temp.open(relation) FROM gated;
SET LOCAL session_replication_role = origin;

SELECT isnt_empty('SELECT FROM gated', 'there are tables with the gate of the story');
SELECT is_empty(
    $$
    SELECT g.relation, r.role, r.person
    FROM gated AS g
    CROSS JOIN readers AS r
    WHERE pg_temp.titles_in(g.relation, r.role, r.person) <> r.titles
    $$,
    '03 permissive-or: where a hostile policy opens a table, each reader sees the rows of'
    ' the stories that they see, and no other row'
);

SELECT pg_temp.open('ledger.stories');
SELECT set_eq(
    'SELECT r.role, r.person, tap.titles(r.role, r.person) FROM readers AS r',
    $$
    SELECT
        r.role,
        r.person,
        CASE r.person
            WHEN 1 THEN '{asked,bound,circle,draft,open,resting,secret,withdrawn}'
            ELSE '{asked,circle,open,secret}'
        END::text[]
    FROM readers AS r
    $$,
    '03 permissive-or, 01 owner: where a hostile policy opens the stories, nobody but the'
    ' storyteller sees a story that is a draft, withdrawn, under a protocol or resting,'
    ' and nobody sees one that is erased'
);
SELECT tap.become('authenticated', 6);
SELECT is_empty(
    $$UPDATE ledger.stories SET title = 'taken' WHERE status = 'draft' RETURNING id$$,
    '03 permissive-or: where a hostile policy opens the stories, a stranger edits no'
    ' draft'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
