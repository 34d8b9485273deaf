BEGIN;
SELECT plan(3);

CREATE TABLE ledger.planted (id uuid PRIMARY KEY) PARTITION BY RANGE (id);
ALTER TABLE ledger.planted OWNER TO ledger_owner;
INSERT INTO ops.partition_sets (table_name, width, fillfactor)
VALUES ('ledger.planted', '1 month', 70);

SET LOCAL timezone = 'Pacific/Auckland';
SELECT is(
    ops.create_partition(s, '2031-11-01 00:00:00+00', '2031-12-15 00:00:00+00'),
    'ledger.planted_p20311101',
    'the name of a partition ends with its first day in UTC'
)
FROM ops.partition_sets AS s
WHERE s.table_name = 'ledger.planted';
SELECT results_eq(
    $$
    SELECT from_at, to_at FROM ops.list_partitions()
    WHERE table_name = 'ledger.planted'
    $$,
    $$
    VALUES (
        '2031-11-01 00:00:00+00'::timestamptz, '2031-12-15 00:00:00+00'::timestamptz
    )
    $$,
    'the partition covers the given span, whatever width the set has'
);
SELECT results_eq(
    $$
    SELECT reloptions::text COLLATE "default" FROM pg_class
    WHERE oid = 'ledger.planted_p20311101'::regclass
    $$,
    $$VALUES ('{fillfactor=70}')$$,
    'the partition has the fillfactor of the set'
);

SELECT * FROM finish();
ROLLBACK;
