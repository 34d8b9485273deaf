-- eldb: requires ops.list_relations
-- eldb: requires ops.list_roles
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_matview_grants()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.list_relations('m') AS c
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (
    SELECT pg_catalog.format('ALTER MATERIALIZED VIEW %s SET SCHEMA priv;', c.oid::regclass)
    WHERE n.nspname NOT IN ('priv', 'ops')
    UNION ALL
    SELECT DISTINCT
        pg_catalog.format(
            'REVOKE ALL ON %s FROM %s;',
            c.oid::regclass,
            CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END
        )
    FROM pg_catalog.aclexplode(c.relacl) AS a
    WHERE
        a.grantee <> c.relowner
        AND a.grantee NOT IN (
            SELECT r.oid FROM ops.list_roles() AS r WHERE r.duty = 'definer'
        )
) AS w (remedy)
CROSS JOIN LATERAL ops.new_finding(
    'matview_grants',
    'Roles can read a materialized view directly',
    'ERROR',
    'SECURITY',
    'A materialized view has no row level security, so only a function that filters may'
    ' read it.',
    pg_catalog.format('%s:%s', c.oid::regclass, w.remedy),
    pg_catalog.format('Materialized view %s can be read directly.', c.oid::regclass),
    w.remedy
) AS f;
$$;
REVOKE ALL ON FUNCTION ops.check_matview_grants FROM PUBLIC;
COMMENT ON FUNCTION ops.check_matview_grants IS
'ERROR: a materialized view stands outside priv and ops, or a role other than the '
'definer has a grant on it.';
