BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_application_roles()',
    '02 bypassrls: no role of the application can act as a role that policies do not'
    ' bind'
);
SELECT is_empty(
    $$
    WITH RECURSIVE reach (role) AS (
        SELECT r.oid
        FROM pg_roles AS r
        WHERE r.rolname IN (
            'anon', 'authenticated', 'service_role',
            'ledger_maintenance', 'ledger_auditor', 'ledger_backup'
        )
        OR r.rolname IN (SELECT g.login FROM priv.gateways AS g)
        UNION
        SELECT m.roleid
        FROM reach
        INNER JOIN pg_auth_members AS m ON m.member = reach.role
    )

    SELECT r.rolname
    FROM reach
    INNER JOIN pg_roles AS r ON r.oid = reach.role
    WHERE r.rolsuper
        OR r.rolbypassrls
        OR r.rolname IN ('ledger_owner', 'ledger_definer')
    $$,
    '02 bypassrls: no chain of memberships leads from a role of the application to such'
    ' a role'
);

CREATE ROLE planted_bypass BYPASSRLS;
CREATE ROLE planted_between ROLE authenticated IN ROLE planted_bypass;
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_application_roles()
    WHERE metadata ->> 'object' = 'authenticated:planted_bypass:BYPASSRLS'
    $$,
    '02 bypassrls: a membership through a role between them is found'
);

SELECT * FROM finish();
ROLLBACK;
