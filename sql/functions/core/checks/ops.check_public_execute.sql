-- eldb: requires ops.list_functions
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_public_execute()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.list_functions() AS p
CROSS JOIN LATERAL ops.new_finding(
    'public_execute',
    'Everybody may run a function',
    'ERROR',
    'SECURITY',
    'PostgreSQL lets PUBLIC run a new function until somebody revokes that.',
    p.oid::regprocedure::text,
    pg_catalog.format('PUBLIC may run function %s.', p.oid::regprocedure),
    pg_catalog.format('REVOKE ALL ON ROUTINE %s FROM PUBLIC;', p.oid::regprocedure)
) AS f
WHERE EXISTS (
    SELECT
    FROM pg_catalog.aclexplode(
        coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner))
    ) AS a
    WHERE a.grantee = 0
);
$$;
REVOKE ALL ON FUNCTION ops.check_public_execute FROM PUBLIC;
COMMENT ON FUNCTION ops.check_public_execute IS
'ERROR: PUBLIC may execute a function of the ledger.';
