BEGIN;
SELECT plan(6);

SELECT is_empty(
    $$
    SELECT r
    FROM unnest(ARRAY[
        'ledger_owner', 'ledger_definer', 'ledger_maintenance', 'ledger_auditor',
        'ledger_backup', 'anon', 'authenticated', 'service_role'
    ]) AS r
    WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r AND NOT rolcanlogin)
    $$,
    'every role exists and cannot log in'
);
SELECT set_eq(
    $$
    SELECT p.rolname FROM pg_auth_members AS m
    INNER JOIN pg_roles AS p ON p.oid = m.roleid
    WHERE m.member = 'ledger_owner'::regrole
    $$,
    ARRAY['ledger_definer'],
    'the owner is a member of the definer and of no other role'
);
SELECT is_empty(
    $$
    SELECT m.roleid::regrole FROM pg_auth_members AS m
    WHERE m.member = 'ledger_definer'::regrole
    $$,
    'the definer is a member of no other role'
);
SELECT is_empty(
    $$
    SELECT g.login FROM priv.gateways AS g
    INNER JOIN pg_roles AS r ON r.rolname = g.login
    WHERE r.rolinherit OR NOT pg_has_role(r.oid, 'authenticated', 'MEMBER')
    $$,
    'a gateway has no rights until it sets the role of a request'
);
SELECT is_empty(
    $$
    SELECT n.nspname FROM pg_namespace AS n
    WHERE n.nspname = 'eldb'
        AND NOT has_schema_privilege('ledger_owner', n.oid, 'USAGE')
    $$,
    'deployers can use the schema of the runner''s history'
);
SELECT is_empty(
    $$
    SELECT c.oid::regclass FROM pg_class AS c
    INNER JOIN pg_namespace AS n ON n.oid = c.relnamespace
    CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS p
    WHERE n.nspname = 'eldb' AND c.relkind = 'r'
        AND NOT has_table_privilege('ledger_owner', c.oid, p)
    $$,
    'deployers can read and write the history'
);

SELECT * FROM finish();
ROLLBACK;
