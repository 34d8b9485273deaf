-- eldb: requires ops.list_relations
-- eldb: requires ops.list_roles
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_policies_missing()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.list_relations('rp') AS c
CROSS JOIN LATERAL ops.new_finding(
    'policies_missing',
    'Nobody can use a table',
    'WARN',
    'OPERATIONS',
    'Under row level security a table without a permissive policy looks empty to'
    ' everybody.',
    c.oid::regclass::text,
    pg_catalog.format(
        'Table %s has no permissive policy except the one for backups.', c.oid::regclass
    ),
    pg_catalog.format('DROP TABLE %s;', c.oid::regclass)
) AS f
WHERE
    NOT c.relispartition
    AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_policy AS p
        WHERE
            p.polrelid = c.oid
            AND p.polpermissive
            AND NOT p.polroles <@ ARRAY(
                SELECT r.oid FROM ops.list_roles() AS r WHERE r.duty = 'backup'
            )
    );
$$;
REVOKE ALL ON FUNCTION ops.check_policies_missing FROM PUBLIC;
COMMENT ON FUNCTION ops.check_policies_missing IS
'WARN: a table has no permissive policy for any role except the backup. Partitions are '
'not checked, because they need no other policy.';
