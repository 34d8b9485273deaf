-- eldb: requires ops.list_relations
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_invalid_index()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.list_relations('iI') AS c
INNER JOIN pg_catalog.pg_index AS i ON i.indexrelid = c.oid
CROSS JOIN LATERAL ops.new_finding(
    'invalid_index',
    'PostgreSQL does not use an index',
    'ERROR',
    'PERFORMANCE',
    'A concurrent build that failed leaves an index that slows down writes and serves no'
    ' query.',
    c.oid::regclass::text,
    pg_catalog.format(
        'Index %s of %s cannot be used (valid: %s, ready: %s).',
        c.oid::regclass, i.indrelid::regclass, i.indisvalid, i.indisready
    ),
    pg_catalog.format(
        CASE c.relkind WHEN 'I' THEN 'DROP INDEX %s;' ELSE 'REINDEX INDEX CONCURRENTLY %s;' END,
        c.oid::regclass
    )
) AS f
WHERE NOT (i.indisvalid AND i.indisready);
$$;
REVOKE ALL ON FUNCTION ops.check_invalid_index FROM PUBLIC;
COMMENT ON FUNCTION ops.check_invalid_index IS
'ERROR: an index is invalid or not ready. The remedy drops one of a partitioned table; '
'its file creates it again.';
