-- eldb: requires ops.list_functions
-- eldb: requires ops.list_relations
-- eldb: requires ops.list_schemas
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_comments_missing()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM (
    SELECT
        pg_catalog.format('SCHEMA %I', n.nspname) AS object,
        pg_catalog.obj_description(n.oid, 'pg_namespace') AS text
    FROM ops.list_schemas() AS n
    UNION ALL
    SELECT
        pg_catalog.format(
            '%s %s',
            CASE c.relkind
                WHEN 'v' THEN 'VIEW'
                WHEN 'm' THEN 'MATERIALIZED VIEW'
                WHEN 'f' THEN 'FOREIGN TABLE'
                WHEN 'c' THEN 'TYPE'
                ELSE 'TABLE'
            END,
            c.oid::regclass
        ),
        CASE c.relkind
            WHEN 'c' THEN pg_catalog.obj_description(c.reltype, 'pg_type')
            ELSE pg_catalog.obj_description(c.oid, 'pg_class')
        END
    FROM ops.list_relations('rpvmfc') AS c
    UNION ALL
    SELECT
        pg_catalog.format('COLUMN %s.%I', c.oid::regclass, a.attname),
        pg_catalog.col_description(c.oid, a.attnum)
    FROM ops.list_relations('rpfc') AS c
    INNER JOIN pg_catalog.pg_attribute AS a
        ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE NOT c.relispartition
    UNION ALL
    SELECT
        pg_catalog.format('ROUTINE %s', p.oid::regprocedure),
        pg_catalog.obj_description(p.oid, 'pg_proc')
    FROM ops.list_functions() AS p
    UNION ALL
    SELECT
        pg_catalog.format('POLICY %I ON %s', p.polname, c.oid::regclass),
        pg_catalog.obj_description(p.oid, 'pg_policy')
    FROM ops.list_relations('rp') AS c
    INNER JOIN pg_catalog.pg_policy AS p ON p.polrelid = c.oid
) AS o
CROSS JOIN LATERAL ops.new_finding(
    'comments_missing',
    'An object has no comment',
    'WARN',
    'OPERATIONS',
    'An operator who is called at night reads the comments in the catalogue, not the files'
    ' in the repository.',
    o.object,
    pg_catalog.format('%s has no comment.', o.object),
    pg_catalog.format(
        'COMMENT ON %s IS %L;', o.object, 'Say what it means, in which unit, and who may see it.'
    )
) AS f
WHERE o.text IS NULL;
$$;
REVOKE ALL ON FUNCTION ops.check_comments_missing FROM PUBLIC;
COMMENT ON FUNCTION ops.check_comments_missing IS
'WARN: a schema, table, column, view, type, function or policy has no comment. Columns '
'of partitions and views are not checked, because the comments of their tables explain '
'them.';
