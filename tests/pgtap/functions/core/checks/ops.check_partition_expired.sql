BEGIN;
SELECT plan(3);

SELECT tap.plant_partitions();
SELECT ops.ensure_partitions('ledger.planted');

SET LOCAL timezone = 'UTC';
DELETE FROM ops.partition_sets
WHERE table_name <> 'ledger.planted';
SELECT set_config('ledger.clock', '2032-02-29 00:00:00+00', TRUE);
SELECT is_empty(
    'SELECT detail FROM ops.check_partition_expired()',
    'the check does not report a partition whose last day is still kept'
);
SELECT set_config('ledger.clock', '2032-03-01 00:00:00+00', TRUE);
SELECT results_eq(
    $$SELECT level, detail, remediation FROM ops.check_partition_expired()$$,
    $$
    VALUES (
        'INFO',
        'Partition ledger.planted_p20311101 ended at 2031-12-01 00:00:00+00, and its'
        ' set keeps partitions for 90 days.',
        'ALTER TABLE ledger.planted DETACH PARTITION ledger.planted_p20311101;'
        ' DROP TABLE ledger.planted_p20311101;'
    )
    $$,
    'the check reports a partition whose last day is kept no longer'
);

SELECT tap.cure('ops.check_partition_expired');
SELECT is_empty(
    'SELECT detail FROM ops.check_partition_expired()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
