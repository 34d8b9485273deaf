BEGIN;
SELECT plan(4);

SELECT tap.plant_partitions();
DELETE FROM ops.partition_sets
WHERE table_name <> 'ledger.planted';
SELECT ops.ensure_partitions();

SELECT is_empty(
    'SELECT detail FROM ops.check_partition_horizon()',
    'the check does not report a set with enough partitions ahead'
);
SET LOCAL timezone = 'UTC';
SELECT set_config('ledger.clock', '2031-12-01 00:00:00+00', TRUE);
SELECT results_eq(
    $$
    SELECT level, detail, remediation FROM ops.check_partition_horizon()
    WHERE metadata ->> 'object' = 'ledger.planted'
    $$,
    $$
    VALUES (
        'WARN',
        'Table ledger.planted has 1 partitions for the present and 1 of 2 ahead, the'
        ' last until 2032-02-01 00:00:00+00.',
        'SELECT ops.ensure_partitions(''ledger.planted'');'
    )
    $$,
    'the check warns of a set with too few partitions ahead'
);
SELECT set_config('ledger.clock', '2032-02-01 00:00:00+00', TRUE);
SELECT results_eq(
    $$
    SELECT level, detail FROM ops.check_partition_horizon()
    WHERE metadata ->> 'object' = 'ledger.planted'
    $$,
    $$
    VALUES (
        'ERROR',
        'Table ledger.planted has 0 partitions for the present and 0 of 2 ahead, the'
        ' last until 2032-02-01 00:00:00+00.'
    )
    $$,
    'a set without a partition for the present is an ERROR'
);

SELECT tap.cure('ops.check_partition_horizon');
SELECT is_empty(
    'SELECT detail FROM ops.check_partition_horizon()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
