BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_partition_bounds()',
    'every partitioned table is in a partition set, has no gap and no default partition'
);
SELECT is_empty(
    $$
    SELECT c.oid::regclass
    FROM pg_partitioned_table AS p
    INNER JOIN pg_class AS c ON c.oid = p.partrelid
    WHERE c.relnamespace = ANY(tap.schemas_of_owner())
        AND (
            p.partdefid <> 0
            OR NOT EXISTS (
                SELECT FROM ops.partition_sets AS s WHERE s.table_name::regclass = c.oid
            )
        )
    $$,
    'the catalogue has no partitioned table that is in no set or has a default'
    ' partition'
);

CREATE TABLE ledger.planted PARTITION OF ledger.access_logs DEFAULT;
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_partition_bounds()
    WHERE metadata ->> 'object' = 'ledger.planted'
    $$,
    'a default partition is found'
);

SELECT * FROM finish();
ROLLBACK;
