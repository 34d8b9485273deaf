BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_partition_horizon()',
    'every partition set has partitions for now and for as far ahead as it promises'
);
SELECT is_empty(
    $$
    SELECT s.table_name
    FROM ops.partition_sets AS s
    WHERE (
        SELECT count(*) FROM pg_inherits AS i WHERE i.inhparent = s.table_name::regclass
    ) < 1 + s.ahead
    $$,
    'every partition set has the current partition and those ahead'
);

SELECT set_config('ledger.clock', '2199-01-01', TRUE);
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_partition_horizon()
    WHERE level = 'ERROR' AND metadata ->> 'object' = 'ledger.access_logs'
    $$,
    'a partition set without a partition for today is found'
);

SELECT * FROM finish();
ROLLBACK;
