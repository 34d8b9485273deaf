BEGIN;
SELECT plan(2);

SELECT is(
    tap.roles_for('SELECT FROM ops.partition_sets'),
    ARRAY['ledger_auditor', 'ledger_maintenance', 'ledger_owner'],
    'only operators read the partition sets'
);
SELECT is(
    tap.roles_for($$UPDATE ops.partition_sets SET keep = keep, ahead = ahead + 1$$), ARRAY['ledger_owner'],
    'only the owner, as whom deployers act, changes a partition set'
);

SELECT * FROM finish();
ROLLBACK;
