-- eldb: requires ops.list_relations
-- eldb: requires ops.list_roles
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_forbidden_grants()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM (
    SELECT c.oid, c.relnamespace, c.relowner, c.relispartition, c.relacl AS acl, '' AS columns
    FROM ops.list_relations('rpvmfS') AS c
    UNION ALL
    SELECT
        c.oid,
        c.relnamespace,
        c.relowner,
        c.relispartition,
        a.attacl,
        pg_catalog.format(' (%I)', a.attname)
    FROM ops.list_relations('rpvmf') AS c
    INNER JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid
) AS o
INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = o.relnamespace
CROSS JOIN LATERAL pg_catalog.aclexplode(o.acl) AS a
CROSS JOIN LATERAL (
    SELECT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END AS grantee
) AS w
CROSS JOIN LATERAL ops.new_finding(
    'forbidden_grants',
    'A grant that policies cannot limit',
    'ERROR',
    'SECURITY',
    'Policies do not apply to TRUNCATE and REFERENCES. A partition has no policies for'
    ' readers, and no request needs a table in priv or ops.',
    pg_catalog.format('%s%s:%s:%s', o.oid::regclass, o.columns, w.grantee, a.privilege_type),
    pg_catalog.format('%s has %s%s on %s.', w.grantee, a.privilege_type, o.columns, o.oid::regclass),
    pg_catalog.format(
        'REVOKE %s%s ON %s FROM %s;', a.privilege_type, o.columns, o.oid::regclass, w.grantee
    )
) AS f
WHERE
    a.grantee <> o.relowner
    AND (
        a.grantee = 0
        OR a.privilege_type IN ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN')
        OR (
            o.relispartition
            -- A dump reads each partition by itself.
            AND (a.grantee, a.privilege_type, o.columns) NOT IN (
                SELECT r.oid, 'SELECT', '' FROM ops.list_roles() AS r WHERE r.duty = 'backup'
            )
        )
        OR (
            n.nspname IN ('priv', 'ops')
            AND a.grantee IN (
                SELECT r.oid
                FROM ops.list_roles() AS r
                WHERE r.duty IN ('anon', 'authenticated', 'service_role', 'gateway')
            )
        )
    );
$$;
REVOKE ALL ON FUNCTION ops.check_forbidden_grants FROM PUBLIC;
COMMENT ON FUNCTION ops.check_forbidden_grants IS
'ERROR: somebody has TRUNCATE, REFERENCES, TRIGGER or MAINTAIN; PUBLIC has any grant; '
'a role has a grant on a partition, except the backup, which reads it; or a role of '
'the API has a grant in priv or ops.';
