-- eldb: requires ops.list_relations
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_foreign_tables()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.list_relations('f') AS c
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (
    SELECT pg_catalog.format('ALTER FOREIGN TABLE %s SET SCHEMA ops;', c.oid::regclass)
    WHERE n.nspname <> 'ops'
    UNION ALL
    SELECT DISTINCT
        pg_catalog.format(
            'REVOKE ALL ON %s FROM %s;',
            c.oid::regclass,
            CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END
        )
    FROM pg_catalog.aclexplode(c.relacl) AS a
    WHERE a.grantee <> c.relowner
) AS w (remedy)
CROSS JOIN LATERAL ops.new_finding(
    'foreign_tables',
    'Roles can read a foreign table directly',
    'ERROR',
    'SECURITY',
    'A foreign table has no row level security, so every reader sees all of its rows.',
    pg_catalog.format('%s:%s', c.oid::regclass, w.remedy),
    pg_catalog.format('Foreign table %s can be read directly.', c.oid::regclass),
    w.remedy
) AS f;
$$;
REVOKE ALL ON FUNCTION ops.check_foreign_tables FROM PUBLIC;
COMMENT ON FUNCTION ops.check_foreign_tables IS
'ERROR: a foreign table stands outside ops, or a role has a grant on it.';
