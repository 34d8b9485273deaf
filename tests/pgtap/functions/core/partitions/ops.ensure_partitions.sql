BEGIN;
SELECT plan(16);

SELECT tap.plant_partitions();

SET LOCAL timezone = 'Pacific/Auckland';
SELECT set_config('ledger.clock', '2031-08-20 12:00:00+00', TRUE);
UPDATE ops.partition_sets SET ahead = 3
WHERE table_name = 'ledger.planted';
SELECT is(
    ops.ensure_partitions('ledger.planted'), 4,
    'the function creates the present partition and those ahead, also in a time zone'
    ' with daylight saving'
);
UPDATE ops.partition_sets SET ahead = 2
WHERE table_name = 'ledger.planted';
DROP TABLE
ledger.planted_p20310801, ledger.planted_p20310901,
ledger.planted_p20311001, ledger.planted_p20311101;
SET LOCAL timezone = 'UTC';
SELECT set_config('ledger.clock', '2031-11-20 12:00:00+00', TRUE);
SELECT is(
    ops.ensure_partitions('ledger.planted'), 3,
    'the function creates the present partition and two ahead'
);
SELECT results_eq(
    $$
    SELECT partition::text, from_at, to_at FROM ops.list_partitions()
    WHERE table_name = 'ledger.planted'
    ORDER BY from_at
    $$,
    $$
    VALUES
    (
        'ledger.planted_p20311101',
        '2031-11-01 00:00:00+00'::timestamptz, '2031-12-01 00:00:00+00'::timestamptz
    ),
    ('ledger.planted_p20311201', '2031-12-01 00:00:00+00', '2032-01-01 00:00:00+00'),
    ('ledger.planted_p20320101', '2032-01-01 00:00:00+00', '2032-02-01 00:00:00+00')
    $$,
    'the partitions follow one another across the end of the year'
);
SELECT is(ops.ensure_partitions('ledger.planted'), 0,
    'a second run creates no partition');
SELECT set_config('ledger.clock', '2032-02-29 23:59:59+00', TRUE);
SELECT is(
    ops.ensure_partitions('ledger.planted'), 3,
    'a run after a pause continues without a gap'
);
UPDATE ops.partition_sets SET width = '1 year', ahead = 1
WHERE table_name = 'ledger.planted';
SELECT set_config('ledger.clock', '2032-06-01 00:00:00+00', TRUE);
SELECT is(
    ops.ensure_partitions('ledger.planted'), 2,
    'a wider width applies to new partitions'
);
SELECT results_eq(
    $$
    SELECT partition::text, from_at, to_at FROM ops.list_partitions()
    WHERE table_name = 'ledger.planted'
    ORDER BY from_at DESC
    LIMIT 2
    $$,
    $$
    VALUES
    (
        'ledger.planted_p20330101',
        '2033-01-01 00:00:00+00'::timestamptz, '2034-01-01 00:00:00+00'::timestamptz
    ),
    ('ledger.planted_p20320501', '2032-05-01 00:00:00+00', '2033-01-01 00:00:00+00')
    $$,
    'the first wider partition begins at the end of the last one and ends with the year'
);
SELECT is_empty(
    $$SELECT detail FROM ops.check_partition_bounds()$$,
    'the set has no gap after these runs'
);
SELECT is_empty(
    $$
    SELECT c.oid::regclass FROM pg_inherits AS i
    INNER JOIN pg_class AS c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'ledger.planted'::regclass
        AND NOT (
            c.relrowsecurity AND c.relforcerowsecurity
            AND obj_description(c.oid, 'pg_class') IS NOT NULL
            AND c.relowner = 'ledger_owner'::regrole
        )
    $$,
    '08 partition-direct: each partition has row level security and a comment, and'
    ' belongs to the owner'
);
SELECT is(
    (
        SELECT sum(jsonb_array_length(detail -> 'created')) FROM ops.maintenance_log
        WHERE job = 'ensure_partitions' AND occurred_at = now()
    ),
    12::bigint,
    'the maintenance log names each created partition once'
);
SELECT throws_ok(
    $$
    INSERT INTO ledger.planted VALUES (priv.uuid_floor('2031-10-31 23:59:59.999+00'))
    $$,
    '23514', NULL,
    'the table refuses a row from before its first partition'
);
SELECT lives_ok(
    $$
    INSERT INTO ledger.planted VALUES
    (priv.uuid_floor('2031-11-01 00:00:00+00')),
    (priv.uuid_floor('2033-12-31 23:59:59.999+00'))
    $$,
    'the table takes rows of the first and of the last moment'
);
SELECT is(
    ops.ensure_partitions('ledger.absent'), 0,
    'the function creates nothing for an unknown set'
);
SELECT set_config('ledger.clock', now()::text, TRUE);
SET LOCAL ROLE ledger_maintenance;
SELECT lives_ok(
    'SELECT ops.ensure_partitions()',
    'the role for maintenance can run the function without owning the tables'
);
RESET ROLE;
SELECT is_empty(
    $$
    SELECT r
    FROM unnest(ARRAY['anon', 'authenticated', 'service_role', 'ledger_auditor']) AS r
    WHERE has_function_privilege(r, 'ops.ensure_partitions(text)', 'EXECUTE')
    $$,
    'requests and auditors cannot run the function'
);
SET LOCAL ROLE ledger_maintenance;
SELECT throws_ok(
    $$CREATE TABLE ledger.own PARTITION OF ledger.planted DEFAULT$$, '42501', NULL,
    'the role for maintenance cannot create a partition by itself'
);

SELECT * FROM finish();
ROLLBACK;
