-- eldb: requires ops.list_relations
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_permissive_overlap()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.list_relations('rp') AS c
INNER JOIN pg_catalog.pg_policy AS p ON p.polrelid = c.oid
INNER JOIN pg_catalog.pg_policy AS o
    ON o.polrelid = p.polrelid
        AND o.polname > p.polname
        AND (o.polcmd = p.polcmd OR '*' IN (o.polcmd, p.polcmd))
        AND (o.polroles && p.polroles OR '{0}' IN (o.polroles, p.polroles))
CROSS JOIN LATERAL ops.new_finding(
    'permissive_overlap',
    'Two permissive policies are for one role and command',
    'WARN',
    'SECURITY',
    'PostgreSQL joins permissive policies with OR, so the wider one shows rows that the'
    ' other leaves out.',
    pg_catalog.format('%s:%s:%s', c.oid::regclass, p.polname, o.polname),
    pg_catalog.format(
        'Policies %I and %I on %s are for the same role and command.',
        p.polname, o.polname, c.oid::regclass
    ),
    pg_catalog.format('DROP POLICY %I ON %s;', o.polname, c.oid::regclass)
) AS f
WHERE p.polpermissive AND o.polpermissive;
$$;
REVOKE ALL ON FUNCTION ops.check_permissive_overlap FROM PUBLIC;
COMMENT ON FUNCTION ops.check_permissive_overlap IS
'WARN: two permissive policies of a table are for the same role and command. Write '
'both conditions in one policy.';
