-- eldb: requires ops.list_roles
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_application_roles()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
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
    VALUES
    ('SUPERUSER', t.rolsuper),
    ('BYPASSRLS', t.rolbypassrls AND NOT t.rolsuper),
    ('REPLICATION', t.rolreplication AND NOT t.rolsuper),
    ('CREATEROLE', t.rolcreaterole AND NOT t.rolsuper),
    (
        'LOGIN',
        t.oid IN (
            SELECT r.oid FROM ops.list_roles() AS r WHERE r.duty IN ('owner', 'definer')
        )
    )
) AS w (attribute, holds)
CROSS JOIN LATERAL ops.new_finding(
    'application_roles',
    'Policies do not apply to a role of the application',
    'ERROR',
    'SECURITY',
    'Policies do not apply to superusers, to owners or to roles with BYPASSRLS or'
    ' REPLICATION. A role with CREATEROLE can become one of them.',
    pg_catalog.format('%s:%s:%s', m.role::regrole, m.target::regrole, w.attribute),
    CASE w.attribute
        WHEN 'LOGIN' THEN pg_catalog.format(
            'Role %s is or can become %s, which owns objects of the ledger.',
            m.role::regrole, m.target::regrole
        )
        ELSE pg_catalog.format(
            'Role %s is or can become %s, which has %s.',
            m.role::regrole, m.target::regrole, w.attribute
        )
    END,
    CASE
        WHEN m.via IS NULL THEN pg_catalog.format(
            'ALTER ROLE %s NO%s;', m.role::regrole, w.attribute
        )
        ELSE pg_catalog.format(
            'REVOKE %s FROM %s GRANTED BY %s;',
            m.via::regrole, m.role::regrole, m.grantor::regrole
        )
    END
) AS f
WHERE w.holds;
$$;
REVOKE ALL ON FUNCTION ops.check_application_roles FROM PUBLIC;
COMMENT ON FUNCTION ops.check_application_roles IS
'ERROR: a role of the application, or a gateway, is or can become a superuser, a role '
'with BYPASSRLS, REPLICATION or CREATEROLE, the owner or the definer.';
