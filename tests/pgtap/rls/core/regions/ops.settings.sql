BEGIN;
SELECT plan(7);

SELECT tap.become('authenticated');
SELECT throws_ok(
    'SELECT FROM ops.settings', '42501', NULL,
    'a person does not read the settings'
);

SELECT tap.become('service_role');
SELECT throws_ok(
    'SELECT FROM ops.settings', '42501', NULL,
    'a server does not read the settings'
);

SELECT tap.become('ledger_auditor');
SELECT isnt_empty('SELECT FROM ops.settings', 'the auditor reads the settings');

SELECT throws_ok(
    'UPDATE ops.settings SET value = value', '42501', NULL,
    'the auditor does not change the settings'
);

SELECT tap.become('ledger_maintenance');
SELECT isnt_empty(
    'SELECT FROM ops.settings', 'the role for maintenance reads the settings'
);

SELECT throws_ok(
    'UPDATE ops.settings SET value = value', '42501', NULL,
    'the role for maintenance does not change the settings'
);

SELECT tap.become('ledger_owner');
SELECT lives_ok(
    $$UPDATE ops.settings SET value = value$$,
    'a deployer changes a setting as the owner'
);

SELECT * FROM finish();
ROLLBACK;
