-- eldb: requires ops.list_roles
-- eldb: requires ops.list_schemas
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_default_privileges()
RETURNS SETOF ops.finding
LANGUAGE sql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.list_roles() AS r
CROSS JOIN LATERAL ops.new_finding(
    'default_privileges',
    'New functions would be open to everybody',
    'ERROR',
    'SECURITY',
    'PUBLIC may run a new function unless its creator''s default privileges say otherwise.',
    r.oid::regrole::text,
    pg_catalog.format('New functions of %s can be run by PUBLIC.', r.oid::regrole),
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
    'New objects would be granted by themselves',
    'ERROR',
    'SECURITY',
    'A grant that nobody wrote down is a grant that nobody decided.',
    pg_catalog.format('%s:%s:%s:%s', d.defaclrole::regrole, n.nspname, w.kind, w.grantee),
    pg_catalog.format(
        'New %s of %s%s are granted to %s: %s.',
        w.kind, d.defaclrole::regrole, ' in schema ' || n.nspname, w.grantee, a.privilege_type
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
            -- PUBLIC may use new types everywhere; its right to run functions is judged above.
            AND NOT (d.defaclobjtype IN ('f', 'T') AND a.grantee = 0)
        )
    );
$$;
REVOKE ALL ON FUNCTION ops.check_default_privileges FROM PUBLIC;
COMMENT ON FUNCTION ops.check_default_privileges IS
'ERROR: default privileges of the owner or the definer that let PUBLIC run new '
'functions, or any that grant new objects in the ledger''s schemas.';
