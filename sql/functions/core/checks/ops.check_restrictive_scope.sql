-- eldb: requires ops.list_relations
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_restrictive_scope()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.list_relations('rp') AS c
INNER JOIN pg_catalog.pg_policy AS p ON p.polrelid = c.oid
CROSS JOIN LATERAL ops.new_finding(
    'restrictive_scope',
    'A gate does not apply to everybody',
    'ERROR',
    'SECURITY',
    'A restrictive policy with TO applies only to the roles that it names.',
    pg_catalog.format('%s:%s', c.oid::regclass, p.polname),
    pg_catalog.format(
        'Policy %I on %s is restrictive only for %s.',
        p.polname, c.oid::regclass, p.polroles::regrole[]
    ),
    pg_catalog.format('ALTER POLICY %I ON %s TO PUBLIC;', p.polname, c.oid::regclass)
) AS f
WHERE NOT p.polpermissive AND p.polroles <> '{0}';
$$;
REVOKE ALL ON FUNCTION ops.check_restrictive_scope FROM PUBLIC;
COMMENT ON FUNCTION ops.check_restrictive_scope IS
'ERROR: a restrictive policy names roles, so that every other role passes the gate.';
