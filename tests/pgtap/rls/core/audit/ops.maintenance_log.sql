BEGIN;
SELECT plan(7);

SELECT tap.become('authenticated');
SELECT throws_ok(
    'SELECT FROM ops.maintenance_log', '42501', NULL,
    'a person does not read what maintenance did'
);

SELECT tap.become('ledger_auditor');
SELECT isnt_empty(
    'SELECT FROM ops.maintenance_log', 'the auditor reads what maintenance did'
);

SELECT throws_ok(
    $$INSERT INTO ops.maintenance_log (job) VALUES ('planted')$$, '42501', NULL,
    'the auditor adds no row'
);

SELECT tap.become('ledger_maintenance');
SELECT isnt_empty(
    'SELECT FROM ops.maintenance_log', 'the role for maintenance reads what it did'
);

SELECT throws_ok(
    $$INSERT INTO ops.maintenance_log (job) VALUES ('planted')$$, '42501', NULL,
    'the role for maintenance adds no row'
);

SELECT tap.become('ledger_owner');
SELECT lives_ok(
    $$INSERT INTO ops.maintenance_log (job) VALUES ('planted')$$,
    'a function that runs as the owner adds a row'
);
SELECT is_empty(
    'DELETE FROM ops.maintenance_log RETURNING id', '01 owner: the owner deletes no row'
);

SELECT * FROM finish();
ROLLBACK;
