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
    'it is named after the day that it begins with, in UTC'
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
    'it covers the span that was asked for, whatever the width of the set'
);
SELECT results_eq(
    $$
    SELECT reloptions::text COLLATE "default" FROM pg_class
    WHERE oid = 'ledger.planted_p20311101'::regclass
    $$,
    $$VALUES ('{fillfactor=70}')$$,
    'it is filled as the set says'
);

SELECT * FROM finish();
ROLLBACK;
