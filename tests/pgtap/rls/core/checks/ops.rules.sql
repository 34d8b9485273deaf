BEGIN;
SELECT plan(5);

SELECT tap.become('authenticated');
SELECT throws_ok(
    'SELECT FROM ops.rules', '42501', NULL,
    'a person does not read the rules'
);

SELECT tap.become('service_role');
SELECT throws_ok(
    'SELECT FROM ops.rules', '42501', NULL,
    'a server does not read the rules'
);

SELECT tap.become('ledger_auditor');
SELECT isnt_empty('SELECT FROM ops.rules', 'the auditor reads the rules');

SELECT throws_ok(
    'UPDATE ops.rules SET name = name', '42501', NULL,
    'the auditor does not change the rules'
);

SELECT tap.become('ledger_owner');
SELECT lives_ok(
    $$INSERT INTO ops.rules (number, name) VALUES (999, 'planted')$$,
    'a pack adds its rules as the owner'
);

SELECT * FROM finish();
ROLLBACK;
