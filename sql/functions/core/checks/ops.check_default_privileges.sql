-- eldb: requires ops.list_roles
-- eldb: requires ops.list_schemas
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_default_privileges()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.list_roles() AS r
CROSS JOIN LATERAL ops.new_finding(
    'default_privileges',
    'Everybody may run new functions',
    'ERROR',
    'SECURITY',
    'PUBLIC may run a new function unless the default privileges of its creator say'
    ' otherwise.',
    r.oid::regrole::text,
    pg_catalog.format('PUBLIC may run new functions of %s.', r.oid::regrole),
    pg_catalog.format(
        'ALTER DEFAULT PRIVILEGES FOR ROLE %s REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;',
        r.oid::regrole
    )
) AS f
WHERE
    r.duty IN ('owner', 'definer')
    AND EXISTS (
        SELECT
        FROM pg_catalog.aclexplode(
            coalesce(
                (
                    SELECT d.defaclacl
                    FROM pg_catalog.pg_default_acl AS d
                    WHERE
                        d.defaclrole = r.oid
                        AND d.defaclnamespace = 0
                        AND d.defaclobjtype = 'f'
                ),
                pg_catalog.acldefault('f', r.oid)
            )
        ) AS a
        WHERE a.grantee = 0
    )
UNION ALL
SELECT f.*
FROM pg_catalog.pg_default_acl AS d
LEFT JOIN ops.list_schemas() AS n ON n.oid = d.defaclnamespace
CROSS JOIN LATERAL pg_catalog.aclexplode(d.defaclacl) AS a
CROSS JOIN LATERAL (
    SELECT
        CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END AS grantee,
        CASE d.defaclobjtype
            WHEN 'r' THEN 'TABLES'
            WHEN 'S' THEN 'SEQUENCES'
            WHEN 'f' THEN 'FUNCTIONS'
            WHEN 'T' THEN 'TYPES'
            ELSE 'SCHEMAS'
        END AS kind
) AS w
CROSS JOIN LATERAL ops.new_finding(
    'default_privileges',
    'PostgreSQL grants new objects by itself',
    'ERROR',
    'SECURITY',
    'Nobody decides on such a grant: PostgreSQL makes it for every new object.',
    pg_catalog.format('%s:%s:%s:%s', d.defaclrole::regrole, n.nspname, w.kind, w.grantee),
    pg_catalog.format(
        'PostgreSQL grants %s on new %s of %s%s to %s.',
        a.privilege_type, w.kind, d.defaclrole::regrole, ' in schema ' || n.nspname, w.grantee
    ),
    pg_catalog.format(
        'ALTER DEFAULT PRIVILEGES FOR ROLE %s%s REVOKE %s ON %s FROM %s;',
        d.defaclrole::regrole,
        ' IN SCHEMA ' || pg_catalog.quote_ident(n.nspname),
        a.privilege_type,
        w.kind,
        w.grantee
    )
) AS f
WHERE
    a.grantee <> d.defaclrole
    AND (
        n.oid IS NOT NULL
        OR (
            d.defaclnamespace = 0
            AND d.defaclrole IN (
                SELECT r.oid FROM ops.list_roles() AS r WHERE r.duty IN ('owner', 'definer')
            )
            -- PUBLIC may always use new types; the first part judges its right to run functions.
            AND NOT (d.defaclobjtype IN ('f', 'T') AND a.grantee = 0)
        )
    );
$$;
REVOKE ALL ON FUNCTION ops.check_default_privileges FROM PUBLIC;
COMMENT ON FUNCTION ops.check_default_privileges IS
'ERROR: default privileges of the owner or the definer let PUBLIC run new functions, '
'or default privileges grant new objects in the schemas of the ledger.';
