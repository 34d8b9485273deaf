BEGIN;
SELECT plan(7);

SELECT tap.become('authenticated');
SELECT throws_ok(
    'SELECT FROM ops.partition_sets', '42501', NULL,
    'a person does not read the partition sets'
);

SELECT tap.become('service_role');
SELECT throws_ok(
    'SELECT FROM ops.partition_sets', '42501', NULL,
    'a server does not read the partition sets'
);

SELECT tap.become('ledger_auditor');
SELECT isnt_empty(
    'SELECT FROM ops.partition_sets', 'the auditor reads the partition sets'
);

SELECT throws_ok(
    'UPDATE ops.partition_sets SET keep = keep', '42501', NULL,
    'the auditor does not change the partition sets'
);

SELECT tap.become('ledger_maintenance');
SELECT isnt_empty(
    'SELECT FROM ops.partition_sets',
    'the role for maintenance reads the partition sets'
);

SELECT throws_ok(
    'UPDATE ops.partition_sets SET keep = keep', '42501', NULL,
    'the role for maintenance does not change the partition sets'
);

SELECT tap.become('ledger_owner');
SELECT lives_ok(
    $$UPDATE ops.partition_sets SET ahead = ahead + 1$$,
    'a deployer changes a partition set as the owner'
);

SELECT * FROM finish();
ROLLBACK;
