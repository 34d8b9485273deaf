BEGIN;
SELECT plan(8);

SELECT tap.become('authenticated');
SELECT throws_ok(
    'SELECT FROM ops.jobs', '42501', NULL,
    'a person does not read the jobs'
);

SELECT tap.become('service_role');
SELECT throws_ok(
    'SELECT FROM ops.jobs', '42501', NULL,
    'a server does not read the jobs'
);

SELECT tap.become('ledger_auditor');
SELECT isnt_empty('SELECT FROM ops.jobs', 'the auditor reads the jobs');

SELECT throws_ok(
    'UPDATE ops.jobs SET command = command', '42501', NULL,
    'the auditor does not change the jobs'
);

SELECT tap.become('ledger_maintenance');
SELECT isnt_empty('SELECT FROM ops.jobs', 'the role for maintenance reads the jobs');

SELECT throws_ok(
    'UPDATE ops.jobs SET command = command', '42501', NULL,
    'the role for maintenance does not change the jobs'
);

SELECT tap.become('ledger_owner');
SELECT lives_ok(
    $$UPDATE ops.jobs SET command = command$$,
    'a deployer changes a job as the owner'
);

SELECT tap.become('none');
SELECT col_default_is(
    'ops', 'jobs', 'role', 'ledger_maintenance',
    'a job runs as the role for maintenance'
);

SELECT * FROM finish();
ROLLBACK;
