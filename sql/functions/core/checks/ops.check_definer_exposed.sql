-- eldb: requires ops.list_functions
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_definer_exposed()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.list_functions() AS p
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
CROSS JOIN LATERAL ops.new_finding(
    'definer_exposed',
    'An API may call a SECURITY DEFINER function',
    'ERROR',
    'SECURITY',
    'An API may call every function of an exposed schema, and a SECURITY DEFINER function'
    ' runs with the rights of its owner.',
    p.oid::regprocedure::text,
    pg_catalog.format(
        'Function %s runs with the rights of %s.', p.oid::regprocedure, p.proowner::regrole
    ),
    pg_catalog.format('ALTER ROUTINE %s SECURITY INVOKER;', p.oid::regprocedure)
) AS f
WHERE p.prosecdef AND n.nspname NOT IN ('priv', 'ops');
$$;
REVOKE ALL ON FUNCTION ops.check_definer_exposed FROM PUBLIC;
COMMENT ON FUNCTION ops.check_definer_exposed IS
'ERROR: a SECURITY DEFINER function stands outside priv and ops, where an API may call '
'it.';
