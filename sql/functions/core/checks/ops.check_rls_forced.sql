-- eldb: requires ops.list_relations
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_rls_forced()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.list_relations('rp') AS c
CROSS JOIN LATERAL ops.new_finding(
    'rls_forced',
    'Row level security is not enabled and forced',
    'ERROR',
    'SECURITY',
    'Without FORCE, policies do not apply to the owner of a table. A partition does not'
    ' inherit either setting from its table.',
    c.oid::regclass::text,
    pg_catalog.format(
        'Table %s lacks row level security (enabled: %s, forced: %s).',
        c.oid::regclass, c.relrowsecurity, c.relforcerowsecurity
    ),
    pg_catalog.format(
        'ALTER TABLE %1$s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;',
        c.oid::regclass
    )
) AS f
WHERE NOT (c.relrowsecurity AND c.relforcerowsecurity);
$$;
REVOKE ALL ON FUNCTION ops.check_rls_forced FROM PUBLIC;
COMMENT ON FUNCTION ops.check_rls_forced IS
'ERROR: row level security is not enabled on a table or partition, or not forced for '
'its owner.';
