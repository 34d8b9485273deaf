BEGIN;
SELECT plan(11);

SELECT tap.memberships();

SELECT set_eq(
    $$
    SELECT policyname::text, cmd, roles::text, qual, with_check FROM pg_policies
    WHERE schemaname = 'ops' AND tablename = 'jobs'
    $$,
    $$
    VALUES
    ('jobs_select_backup', 'SELECT', '{ledger_backup}', 'true', NULL),
    ('jobs_select_maintenance', 'SELECT', '{ledger_maintenance}', 'true', NULL),
    ('jobs_select_auditor', 'SELECT', '{ledger_auditor}', 'true', NULL),
    ('jobs_all_owner', 'ALL', '{ledger_owner}', 'true', 'true')
    $$,
    'each lets the roles do what it says, on the rows that it says'
);
SELECT table_privs_are(
    'ops', 'jobs', 'anon', ARRAY[]::text[],
    'nobody in particular touches it'
);
SELECT table_privs_are(
    'ops', 'jobs', 'authenticated', ARRAY[]::text[],
    'no person touches it'
);
SELECT table_privs_are(
    'ops', 'jobs', 'service_role', ARRAY[]::text[],
    'no server touches it'
);
SELECT table_privs_are(
    'ops', 'jobs', 'ledger_definer', ARRAY[]::text[],
    'no helper of a request touches it'
);
SELECT table_privs_are(
    'ops', 'jobs', 'ledger_maintenance', ARRAY['SELECT']::text[],
    'maintenance reads'
);
SELECT table_privs_are(
    'ops', 'jobs', 'ledger_auditor', ARRAY['SELECT']::text[],
    'the auditor reads'
);

SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    'SELECT command FROM ops.jobs', '42501', NULL, 'a person does not read jobs'
);
SELECT tap.become('ledger_maintenance');
SELECT isnt_empty(
    $$
    SELECT command FROM ops.jobs WHERE name = 'maintain_partitions'
    $$,
    'maintenance does'
);
SELECT throws_ok(
    $$UPDATE ops.jobs SET command = 'SELECT 1'$$, '42501', NULL,
    'and does not choose what it runs'
);
SELECT tap.become('none');
SELECT col_default_is(
    'ops', 'jobs', 'role', 'ledger_maintenance',
    'a job runs as the role for maintenance'
);

SELECT * FROM finish();
ROLLBACK;
