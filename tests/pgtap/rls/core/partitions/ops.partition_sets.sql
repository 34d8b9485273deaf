BEGIN;
SELECT plan(10);

SELECT tap.memberships();

SELECT set_eq(
    $$
    SELECT policyname::text, cmd, roles::text, qual, with_check FROM pg_policies
    WHERE schemaname = 'ops' AND tablename = 'partition_sets'
    $$,
    $$
    VALUES
    ('partition_sets_select_backup', 'SELECT', '{ledger_backup}', 'true', NULL),
    (
        'partition_sets_select_maintenance',
        'SELECT',
        '{ledger_maintenance}',
        'true',
        NULL
    ),
    ('partition_sets_select_auditor', 'SELECT', '{ledger_auditor}', 'true', NULL),
    ('partition_sets_all_owner', 'ALL', '{ledger_owner}', 'true', 'true')
    $$,
    'each lets the roles do what it says, on the rows that it says'
);
SELECT table_privs_are(
    'ops', 'partition_sets', 'anon', ARRAY[]::text[],
    'nobody in particular touches it'
);
SELECT table_privs_are(
    'ops', 'partition_sets', 'authenticated', ARRAY[]::text[],
    'no person touches it'
);
SELECT table_privs_are(
    'ops', 'partition_sets', 'service_role', ARRAY[]::text[],
    'no server touches it'
);
SELECT table_privs_are(
    'ops', 'partition_sets', 'ledger_definer', ARRAY[]::text[],
    'no helper of a request touches it'
);
SELECT table_privs_are(
    'ops', 'partition_sets', 'ledger_maintenance', ARRAY['SELECT']::text[],
    'maintenance reads'
);
SELECT table_privs_are(
    'ops', 'partition_sets', 'ledger_auditor', ARRAY['SELECT']::text[],
    'the auditor reads'
);

SELECT tap.become('service_role');
SELECT throws_ok(
    'SELECT width FROM ops.partition_sets', '42501', NULL,
    'a server does not read partitions'
);
SELECT tap.become('ledger_maintenance');
SELECT isnt_empty('SELECT width FROM ops.partition_sets', 'maintenance does');
SELECT throws_ok(
    $$UPDATE ops.partition_sets SET keep = '1 day'$$, '42501', NULL, 'and changes none'
);

SELECT * FROM finish();
ROLLBACK;
