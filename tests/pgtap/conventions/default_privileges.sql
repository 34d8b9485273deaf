BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_default_privileges()',
    '27 default-privileges: a function that is created later is executable by nobody'
);
SELECT is_empty(
    $$
    SELECT r.rolname
    FROM pg_roles AS r
    WHERE r.rolname IN ('ledger_owner', 'ledger_definer')
        AND NOT EXISTS (
            SELECT FROM pg_default_acl AS d
            WHERE d.defaclrole = r.oid
                AND d.defaclnamespace = 0
                AND d.defaclobjtype = 'f'
                AND NOT d.defaclacl::text[] && ARRAY['=X/' || r.rolname]
        )
    $$,
    '27 default-privileges: both roles that create functions revoke EXECUTE without IN'
    ' SCHEMA'
);

ALTER DEFAULT PRIVILEGES FOR ROLE ledger_definer GRANT EXECUTE ON FUNCTIONS TO PUBLIC;
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_default_privileges()
    WHERE metadata ->> 'object' = 'ledger_definer'
    $$,
    '27 default-privileges: a role that grants EXECUTE to PUBLIC by default is found'
);

SELECT * FROM finish();
ROLLBACK;
