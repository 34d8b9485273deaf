-- eldb: requires ops.list_relations
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_invalid_index()
RETURNS SETOF ops.finding
LANGUAGE sql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.list_relations('iI') AS c
INNER JOIN pg_catalog.pg_index AS i ON i.indexrelid = c.oid
CROSS JOIN LATERAL ops.new_finding(
    'invalid_index',
    'An index that is not used',
    'ERROR',
    'PERFORMANCE',
    'A concurrent build that failed leaves an index that costs writes and serves no read.',
    c.oid::regclass::text,
    pg_catalog.format(
        'Index %s of %s: valid %s, ready %s.',
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
'ERROR: an index that is invalid or not ready. One of a partitioned table is dropped '
'and made again by its file.';
