BEGIN;
SELECT plan(3);

SELECT tap.plant_partitions();

SELECT is_empty(
    $$SELECT partition FROM ops.list_partitions() WHERE table_name = 'ledger.planted'$$,
    'a new set has no partitions'
);
SELECT ops.ensure_partitions('ledger.planted');
SELECT results_eq(
    $$
    SELECT partition::text, from_at, to_at FROM ops.list_partitions()
    WHERE table_name = 'ledger.planted'
    ORDER BY from_at
    LIMIT 1
    $$,
    $$
    VALUES (
        'ledger.planted_p20311101',
        '2031-11-01 00:00:00+00'::timestamptz, '2031-12-01 00:00:00+00'::timestamptz
    )
    $$,
    'the list holds a partition with the time that it covers'
);
CREATE TABLE ledger.planted_rest PARTITION OF ledger.planted DEFAULT;
SELECT results_eq(
    $$
    SELECT from_at, to_at FROM ops.list_partitions()
    WHERE partition = 'ledger.planted_rest'::regclass
    $$,
    $$VALUES (NULL::timestamptz, NULL::timestamptz)$$,
    'a default partition has no bounds'
);

SELECT * FROM finish();
ROLLBACK;
