-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_large_objects()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM (
    SELECT l.lomowner, pg_catalog.count(*) AS objects
    FROM pg_catalog.pg_largeobject_metadata AS l
    GROUP BY l.lomowner
) AS o
CROSS JOIN LATERAL ops.new_finding(
    'large_objects',
    'The database holds large objects',
    'WARN',
    'SECURITY',
    'Large objects have no row level security, and anybody can try to read one by its'
    ' number.',
    o.lomowner::regrole::text,
    pg_catalog.format('%s large objects belong to %s.', o.objects, o.lomowner::regrole),
    pg_catalog.format(
        'SELECT lo_unlink(oid) FROM pg_largeobject_metadata WHERE lomowner = %L::regrole;',
        o.lomowner::regrole
    )
) AS f;
$$;
REVOKE ALL ON FUNCTION ops.check_large_objects FROM PUBLIC;
COMMENT ON FUNCTION ops.check_large_objects IS
'WARN: there are large objects in this database, one finding per owner. The ledger '
'refers to media and never stores them as large objects.';
