BEGIN;
SELECT plan(11);

SELECT set_eq(
    $$
    SELECT policyname::text, cmd, roles::text, qual, with_check FROM pg_policies
    WHERE schemaname = 'ops' AND tablename = 'rules'
    $$,
    $$
    VALUES
    ('rules_select_backup', 'SELECT', '{ledger_backup}', 'true', NULL),
    ('rules_select_auditor', 'SELECT', '{ledger_auditor}', 'true', NULL),
    ('rules_all_owner', 'ALL', '{ledger_owner}', 'true', 'true')
    $$,
    'each lets the roles do what it says, on the rows that it says'
);
SELECT table_privs_are(
    'ops', 'rules', 'anon', ARRAY[]::text[],
    'nobody in particular touches it'
);
SELECT table_privs_are(
    'ops', 'rules', 'authenticated', ARRAY[]::text[],
    'no person touches it'
);
SELECT table_privs_are(
    'ops', 'rules', 'service_role', ARRAY[]::text[],
    'no server touches it'
);
SELECT table_privs_are(
    'ops', 'rules', 'ledger_definer', ARRAY[]::text[],
    'no helper of a request touches it'
);
SELECT table_privs_are(
    'ops', 'rules', 'ledger_maintenance', ARRAY[]::text[],
    'maintenance has no use for it'
);
SELECT table_privs_are(
    'ops', 'rules', 'ledger_auditor', ARRAY['SELECT']::text[],
    'the auditor reads'
);
SET LOCAL ROLE ledger_auditor;
SELECT isnt_empty('SELECT FROM ops.rules', 'and sees every row');
SELECT throws_ok(
    'DELETE FROM ops.rules', '42501', NULL, 'but changes none'
);
SET LOCAL ROLE ledger_owner;
SELECT lives_ok(
    $$INSERT INTO ops.rules (number, name) VALUES (999, 'planted')$$,
    'a pack adds its rules as the owner'
);
SET LOCAL ROLE authenticated;
SELECT throws_ok(
    'SELECT * FROM ops.rules', '42501', NULL, 'a person does not read it'
);

SELECT * FROM finish();
ROLLBACK;
