BEGIN;
SELECT plan(12);

SELECT tap.memberships();

SELECT set_eq(
    $$
    SELECT policyname::text, cmd, roles::text, qual, with_check FROM pg_policies
    WHERE schemaname = 'ops' AND tablename = 'maintenance_log'
    $$,
    $$
    VALUES
    ('maintenance_log_select_backup', 'SELECT', '{ledger_backup}', 'true', NULL),
    (
        'maintenance_log_select_maintenance',
        'SELECT',
        '{ledger_maintenance}',
        'true',
        NULL
    ),
    ('maintenance_log_select_auditor', 'SELECT', '{ledger_auditor}', 'true', NULL),
    ('maintenance_log_insert_owner', 'INSERT', '{ledger_owner}', NULL, 'true')
    $$,
    'each lets the roles do what it says, on the rows that it says'
);
SELECT table_privs_are(
    'ops', 'maintenance_log', 'anon', ARRAY[]::text[],
    'nobody in particular touches it'
);
SELECT table_privs_are(
    'ops', 'maintenance_log', 'authenticated', ARRAY[]::text[],
    'no person touches it'
);
SELECT table_privs_are(
    'ops', 'maintenance_log', 'service_role', ARRAY[]::text[],
    'no server touches it'
);
SELECT table_privs_are(
    'ops', 'maintenance_log', 'ledger_definer', ARRAY[]::text[],
    'no helper of a request touches it'
);
SELECT table_privs_are(
    'ops', 'maintenance_log', 'ledger_maintenance', ARRAY['SELECT']::text[],
    'maintenance reads'
);
SELECT table_privs_are(
    'ops', 'maintenance_log', 'ledger_auditor', ARRAY['SELECT']::text[],
    'the auditor reads'
);

SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    'SELECT detail FROM ops.maintenance_log', '42501', NULL,
    'a person does not read what maintenance did'
);
SELECT tap.become('ledger_auditor');
SELECT isnt_empty('SELECT detail FROM ops.maintenance_log', 'the auditor does');
SELECT throws_ok(
    $$INSERT INTO ops.maintenance_log (job) VALUES ('planted')$$, '42501', NULL,
    'and adds nothing'
);
SELECT tap.become('none');
SET LOCAL ROLE ledger_owner;
SELECT lives_ok(
    $$
    INSERT INTO ops.maintenance_log (job) VALUES ('planted')
    $$,
    'what runs as the owner does'
);
SELECT is_empty(
    'DELETE FROM ops.maintenance_log RETURNING id', '01 owner: but it removes no row'
);

SELECT * FROM finish();
ROLLBACK;
