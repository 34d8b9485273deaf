BEGIN;
SELECT plan(3);

CREATE TABLE ledger.planted (id uuid PRIMARY KEY) PARTITION BY RANGE (id);
ALTER TABLE ledger.planted OWNER TO ledger_owner;
INSERT INTO ops.partition_sets (table_name, width, ahead)
VALUES ('ledger.planted', '1 month', 2);
SELECT set_config('ledger.clock', '2031-11-20 12:00:00+00', TRUE);

SELECT is_empty(
    $$SELECT partition FROM ops.list_partitions() WHERE table_name = 'ledger.planted'$$,
    'a new set has none'
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
    'a partition tells the time that it covers'
);
CREATE TABLE ledger.planted_rest PARTITION OF ledger.planted DEFAULT;
SELECT results_eq(
    $$
    SELECT from_at, to_at FROM ops.list_partitions()
    WHERE partition = 'ledger.planted_rest'::regclass
    $$,
    $$VALUES (NULL::timestamptz, NULL::timestamptz)$$,
    'a default partition covers no time'
);

SELECT * FROM finish();
ROLLBACK;
