BEGIN;
SELECT plan(4);

CREATE FUNCTION pg_temp.words(p_text text)
RETURNS text[]
LANGUAGE sql
AS $$
SELECT ARRAY(
    SELECT w
    FROM regexp_split_to_table(lower(p_text), '[^a-z0-9]+') AS w
    WHERE w <> ALL(ARRAY[
        '', 'a', 'an', 'the', 'this', 'that', 'it', 'its', 'they', 'their', 'which', 'who',
        'whose', 'what', 'when', 'is', 'was', 'were', 'did', 'of', 'in', 'at', 'on', 'by',
        'for', 'to', 'as', 'id', 'name', 'person', 'time', 'day'
    ])
);
$$;

CREATE FUNCTION pg_temp.repeated()
RETURNS TABLE (table_column text, comment text)
LANGUAGE sql
AS $$
SELECT format('%s.%s', c.oid::regclass, a.attname), d.description
FROM ops.list_relations('rpvmfc') AS c
INNER JOIN pg_attribute AS a ON a.attrelid = c.oid AND NOT c.relispartition
INNER JOIN pg_description AS d
    ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = a.attnum
WHERE pg_temp.words(d.description) <@ pg_temp.words(a.attname);
$$;

CREATE FUNCTION pg_temp.riddles()
RETURNS TABLE (comment text)
LANGUAGE sql
AS $$
SELECT t.comment
FROM (
    SELECT obj_description(n.oid, 'pg_namespace') AS comment
    FROM ops.list_schemas() AS n
    UNION ALL
    SELECT obj_description(c.reltype, 'pg_type') FROM ops.list_relations('c') AS c
    UNION ALL
    SELECT d.description
    FROM ops.list_relations('rpcfiI') AS c
    INNER JOIN pg_description AS d
        ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid
) AS t
WHERE t.comment ~* '\mwhoever\M|\mwhatever\M|nobody''s|(is|are) none\M|\ma row an? |\mrow an? ';
$$;

SELECT is_empty(
    'SELECT * FROM pg_temp.repeated()',
    'no comment on a column merely says the name of the column again'
);
COMMENT ON COLUMN ledger.stories.published_at IS 'When it was published.';
COMMENT ON COLUMN ledger.story_labels.label_id IS 'The LABEL';
SELECT set_eq(
    'SELECT table_column FROM pg_temp.repeated()',
    ARRAY['ledger.stories.published_at', 'ledger.story_labels.label_id'],
    'a comment that says only the name of its column is found'
);

SELECT is_empty(
    'SELECT * FROM pg_temp.riddles()',
    'no comment on a schema, table, column, type or index speaks in riddles'
);
COMMENT ON TABLE ledger.stories IS 'Stories, one row a telling.';
COMMENT ON SCHEMA ops IS 'It is nobody''s but the operator''s.';
COMMENT ON COLUMN ops.finding.detail IS 'What whoever reads it should know.';
SELECT set_eq(
    'SELECT left(comment, 8) FROM pg_temp.riddles()',
    ARRAY['Stories,', 'It is no', 'What who'],
    'a comment that says whoever, nobody''s or one row a something is found'
);

SELECT * FROM finish();
ROLLBACK;
