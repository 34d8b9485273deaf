BEGIN;
SELECT plan(10);

SELECT tap.memberships();

SELECT set_eq(
    $$
    SELECT policyname::text, cmd, roles::text, qual, with_check FROM pg_policies
    WHERE schemaname = 'ops' AND tablename = 'settings'
    $$,
    $$
    VALUES
    ('settings_select_backup', 'SELECT', '{ledger_backup}', 'true', NULL),
    ('settings_select_maintenance', 'SELECT', '{ledger_maintenance}', 'true', NULL),
    ('settings_select_auditor', 'SELECT', '{ledger_auditor}', 'true', NULL),
    ('settings_all_owner', 'ALL', '{ledger_owner}', 'true', 'true')
    $$,
    'each lets the roles do what it says, on the rows that it says'
);
SELECT table_privs_are(
    'ops', 'settings', 'anon', ARRAY[]::text[],
    'nobody in particular touches it'
);
SELECT table_privs_are(
    'ops', 'settings', 'authenticated', ARRAY[]::text[],
    'no person touches it'
);
SELECT table_privs_are(
    'ops', 'settings', 'service_role', ARRAY[]::text[],
    'no server touches it'
);
SELECT table_privs_are(
    'ops', 'settings', 'ledger_definer', ARRAY[]::text[],
    'no helper of a request touches it'
);
SELECT table_privs_are(
    'ops', 'settings', 'ledger_maintenance', ARRAY['SELECT']::text[],
    'maintenance reads'
);
SELECT table_privs_are(
    'ops', 'settings', 'ledger_auditor', ARRAY['SELECT']::text[],
    'the auditor reads'
);

SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    'SELECT value FROM ops.settings', '42501', NULL, 'a person does not read settings'
);
SELECT tap.become('ledger_auditor');
SELECT isnt_empty(
    $$SELECT value FROM ops.settings WHERE key = 'roles'$$, 'the auditor does'
);
SELECT throws_ok(
    'DELETE FROM ops.settings', '42501', NULL, 'and changes none'
);

SELECT * FROM finish();
ROLLBACK;
