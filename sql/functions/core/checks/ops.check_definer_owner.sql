-- eldb: requires ops.list_functions
-- eldb: requires ops.list_roles
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_definer_owner()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.list_functions() AS p
INNER JOIN ops.list_roles() AS d ON d.duty = 'definer'
CROSS JOIN LATERAL ops.new_finding(
    'definer_owner',
    'A SECURITY DEFINER function has the wrong owner',
    'ERROR',
    'SECURITY',
    'A caller gains the rights of the owner. Only the definer has just the rights that'
    ' such functions need.',
    p.oid::regprocedure::text,
    pg_catalog.format(
        'Function %s runs with the rights of %s.', p.oid::regprocedure, p.proowner::regrole
    ),
    pg_catalog.format('ALTER ROUTINE %s OWNER TO %s;', p.oid::regprocedure, d.oid::regrole)
) AS f
WHERE
    p.prosecdef
    AND p.proowner <> d.oid
    -- Only the owner of a table can create its partitions. Jobs call such functions, requests
    -- do not.
    AND NOT EXISTS (
        SELECT FROM ops.list_roles() AS o
        INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
        WHERE o.duty = 'owner' AND o.oid = p.proowner AND n.nspname = 'ops'
    );
$$;
REVOKE ALL ON FUNCTION ops.check_definer_owner FROM PUBLIC;
COMMENT ON FUNCTION ops.check_definer_owner IS
'ERROR: a SECURITY DEFINER function belongs to another role than the definer. In ops '
'it may belong to the owner.';
