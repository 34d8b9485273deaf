-- eldb: requires functions/core/ops.list_roles.sql
-- eldb: requires functions/core/ops.new_finding.sql
CREATE OR REPLACE FUNCTION ops.check_application_roles()
RETURNS SETOF ops.finding
LANGUAGE sql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = ''
AS $$
WITH RECURSIVE reach (duty, role, via, grantor, target) AS (
    SELECT r.duty, r.oid, NULL::oid, NULL::oid, r.oid
    FROM ops.list_roles() AS r
    WHERE r.duty NOT IN ('owner', 'definer')
    UNION
    SELECT
        m.duty,
        m.role,
        coalesce(m.via, a.roleid),
        coalesce(m.grantor, a.grantor),
        a.roleid
    FROM reach AS m
    INNER JOIN pg_catalog.pg_auth_members AS a ON a.member = m.target
)

SELECT f.*
FROM reach AS m
INNER JOIN pg_catalog.pg_roles AS t ON t.oid = m.target
CROSS JOIN LATERAL (
    SELECT CASE
        WHEN t.rolsuper THEN 'NOSUPERUSER'
        WHEN t.rolbypassrls THEN 'NOBYPASSRLS'
        WHEN t.rolcreaterole THEN 'NOCREATEROLE'
        WHEN t.oid IN (
            SELECT r.oid FROM ops.list_roles() AS r WHERE r.duty IN ('owner', 'definer')
        ) THEN 'NOLOGIN'
    END AS remedy
) AS w
CROSS JOIN LATERAL ops.new_finding(
    'application_roles',
    'A role of the application that is above the policies',
    -- Some platforms make their service role so, and nothing of the ledger is granted to it.
    CASE
        WHEN w.remedy = 'NOBYPASSRLS'
            AND m.duty IN ('service_role', 'gateway')
            AND t.oid IN (
                SELECT r.oid FROM ops.list_roles() AS r WHERE r.duty = 'service_role'
            ) THEN 'INFO'
        ELSE 'ERROR'
    END,
    'SECURITY',
    'Superusers, BYPASSRLS and owners are not asked by any policy; CREATEROLE can become them.',
    pg_catalog.format('%s:%s', m.role::regrole, m.target::regrole),
    pg_catalog.format(
        'Role %s is or can become %s: superuser %s, bypassrls %s, createrole %s.',
        m.role::regrole, m.target::regrole, t.rolsuper, t.rolbypassrls, t.rolcreaterole
    ),
    CASE
        WHEN m.via IS NULL THEN pg_catalog.format('ALTER ROLE %s %s;', m.role::regrole, w.remedy)
        ELSE pg_catalog.format(
            'REVOKE %s FROM %s GRANTED BY %s;',
            m.via::regrole, m.role::regrole, m.grantor::regrole
        )
    END
) AS f
WHERE w.remedy IS NOT NULL;
$$;
REVOKE ALL ON FUNCTION ops.check_application_roles() FROM PUBLIC;
COMMENT ON FUNCTION ops.check_application_roles() IS
'ERROR: a role of the application, or a gateway, that is or can become a superuser, a '
'role with BYPASSRLS or CREATEROLE, the owner or the definer. INFO for a platform''s '
'own service role with BYPASSRLS.';
