-- eldb: requires ops.list_functions
-- eldb: requires ops.list_roles
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_ops_exposed()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.list_functions() AS p
CROSS JOIN ops.list_roles() AS r
CROSS JOIN LATERAL ops.new_finding(
    'ops_exposed',
    'An API may run a function for operators',
    'ERROR',
    'SECURITY',
    'Functions in ops are for operators; no request needs one.',
    pg_catalog.format('%s:%s', p.oid::regprocedure, r.oid::regrole),
    pg_catalog.format('Role %s may run %s.', r.oid::regrole, p.oid::regprocedure),
    pg_catalog.format('REVOKE ALL ON ROUTINE %s FROM %s;', p.oid::regprocedure, r.oid::regrole)
) AS f
WHERE
    p.pronamespace = 'ops'::regnamespace
    AND r.duty IN ('anon', 'authenticated', 'service_role')
    AND pg_catalog.has_function_privilege(r.oid, p.oid, 'EXECUTE');
$$;
REVOKE ALL ON FUNCTION ops.check_ops_exposed FROM PUBLIC;
COMMENT ON FUNCTION ops.check_ops_exposed IS
'ERROR: anon, authenticated or the service role may run a function in ops.';
