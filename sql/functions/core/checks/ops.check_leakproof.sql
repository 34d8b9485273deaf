-- eldb: requires ops.list_functions
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_leakproof()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.list_functions() AS p
CROSS JOIN LATERAL ops.new_finding(
    'leakproof',
    'A function is marked LEAKPROOF',
    'ERROR',
    'SECURITY',
    'PostgreSQL may run a LEAKPROOF function on rows before the policies have hidden them.',
    p.oid::regprocedure::text,
    pg_catalog.format('Function %s is LEAKPROOF.', p.oid::regprocedure),
    pg_catalog.format('ALTER ROUTINE %s NOT LEAKPROOF;', p.oid::regprocedure)
) AS f
WHERE p.proleakproof;
$$;
REVOKE ALL ON FUNCTION ops.check_leakproof FROM PUBLIC;
COMMENT ON FUNCTION ops.check_leakproof IS
'ERROR: a function of the ledger is marked LEAKPROOF. None of them needs that.';
