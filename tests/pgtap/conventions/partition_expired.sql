BEGIN;
SELECT plan(2);

SELECT is_empty(
    'SELECT detail FROM ops.check_partition_expired()',
    'no partition is older than its set keeps rows'
);

UPDATE ops.partition_sets SET keep = '1 month'
WHERE table_name = 'ledger.access_logs';
SELECT set_config('ledger.clock', '2199-01-01', TRUE);
SELECT isnt_empty(
    $$
    SELECT detail FROM ops.check_partition_expired() WHERE detail LIKE '%access_logs%'
    $$,
    'partitions that are older than their set keeps rows are found'
);

SELECT * FROM finish();
ROLLBACK;
