BEGIN;
SELECT plan(9);

SELECT tap.plant_partitions('1 year', 1);
SELECT ops.ensure_partitions('ledger.planted');

SELECT tap.become('ledger_maintenance');
SELECT is(
    ops.extend_partitions(
        'ledger.planted',
        ARRAY[
            '2029-06-01', '2029-07-01', '2024-02-29 12:00', NULL, '2031-01-01'
        ]::timestamptz[]
    ),
    2,
    'the function creates one partition per period, and none for instants that are'
    ' covered'
);
SELECT tap.become('none');
SELECT results_eq(
    $$
    SELECT partition::text, from_at, to_at FROM ops.list_partitions()
    WHERE table_name = 'ledger.planted'
    ORDER BY from_at
    LIMIT 3
    $$,
    $$
    VALUES
    (
        'ledger.planted_p20240101',
        '2024-01-01 00:00:00+00'::timestamptz, '2029-01-01 00:00:00+00'::timestamptz
    ),
    ('ledger.planted_p20290101', '2029-01-01 00:00:00+00', '2031-01-01 00:00:00+00'),
    ('ledger.planted_p20310101', '2031-01-01 00:00:00+00', '2032-01-01 00:00:00+00')
    $$,
    'a partition reaches over the empty periods after it, so that there is no gap'
);
SELECT is_empty(
    $$SELECT * FROM ops.check_partition_bounds() WHERE detail LIKE '%planted%'$$,
    'the set has no gap'
);
SELECT results_eq(
    $$
    SELECT DISTINCT relrowsecurity, relforcerowsecurity, relowner::regrole::text
    FROM pg_class WHERE relname LIKE 'planted\_p%' AND relkind = 'r'
    $$,
    $$VALUES (TRUE, TRUE, 'ledger_owner')$$,
    'each partition has row level security and belongs to the owner'
);
SELECT is(
    ops.extend_partitions('ledger.planted', ARRAY['2026-01-01']::timestamptz[]), 0,
    'a second run creates no partition'
);
SELECT is(
    ops.extend_partitions(
        'ledger.planted', ARRAY['1850-01-01', '1970-06-01']::timestamptz[]
    ),
    1, 'no partition begins before 1970'
);
SELECT lives_ok(
    $$INSERT INTO ledger.planted VALUES (priv.uuid_floor('1970-01-01 00:00:00+00'))$$,
    'the table takes a row of the first instant of 1970'
);
SELECT is(ops.extend_partitions('ledger.planted', NULL), 0,
    'the function creates nothing without instants');
SELECT throws_ok(
    $$SELECT ops.extend_partitions('ledger.no_such', '{}')$$, 'P0002', NULL,
    'an unknown set is an error'
);

SELECT * FROM finish();
ROLLBACK;
