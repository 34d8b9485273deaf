-- eldb: requires ops.list_relations
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_permissive_gate()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.list_relations('rp') AS c
INNER JOIN pg_catalog.pg_policy AS p ON p.polrelid = c.oid
CROSS JOIN LATERAL ops.new_finding(
    'permissive_gate',
    'A gate is permissive',
    'ERROR',
    'SECURITY',
    'PostgreSQL joins permissive policies with OR, so a permissive gate shows rows that it'
    ' should hide.',
    pg_catalog.format('%s:%s', c.oid::regclass, p.polname),
    pg_catalog.format(
        'Policy %I on %s has the name of a gate and is permissive.', p.polname, c.oid::regclass
    ),
    pg_catalog.format(
        'DROP POLICY %I ON %s; -- then eldb apply, which creates the gate again',
        p.polname, c.oid::regclass
    )
) AS f
WHERE p.polpermissive AND p.polname LIKE '%\_gate\_%';
$$;
REVOKE ALL ON FUNCTION ops.check_permissive_gate FROM PUBLIC;
COMMENT ON FUNCTION ops.check_permissive_gate IS
'ERROR: a policy has the name of a gate, <table>_gate_<what>, and is permissive.';
