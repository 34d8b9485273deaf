BEGIN;
SELECT plan(5);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_partition_horizon()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

CREATE TABLE ledger.planted (id uuid PRIMARY KEY) PARTITION BY RANGE (id);
ALTER TABLE ledger.planted OWNER TO ledger_owner;
INSERT INTO ops.partition_sets (table_name, width, ahead, keep)
VALUES ('ledger.planted', '1 month', 2, '90 days');
SELECT set_config('ledger.clock', '2031-11-20 12:00:00+00', TRUE);
DELETE FROM ops.partition_sets
WHERE table_name <> 'ledger.planted';
SELECT ops.ensure_partitions();

SELECT is_empty(
    'SELECT detail FROM ops.check_partition_horizon()',
    'a set that is kept is not named'
);
SET LOCAL timezone = 'UTC';
SELECT set_config('ledger.clock', '2031-12-01 00:00:00+00', TRUE);
SELECT results_eq(
    $$
    SELECT level, detail, remediation FROM ops.check_partition_horizon()
    WHERE metadata ->> 'object' = 'ledger.planted'
    $$,
    $$
    VALUES (
        'WARN',
        'Table ledger.planted: 1 cover the present, 1 of 2 lie ahead, until 2032-02-01'
        ' 00:00:00+00.',
        'SELECT ops.ensure_partitions(''ledger.planted'');'
    )
    $$,
    'one that lags behind its promise is, in good time'
);
SELECT set_config('ledger.clock', '2032-02-01 00:00:00+00', TRUE);
SELECT results_eq(
    $$
    SELECT level, detail FROM ops.check_partition_horizon()
    WHERE metadata ->> 'object' = 'ledger.planted'
    $$,
    $$
    VALUES (
        'ERROR',
        'Table ledger.planted: 0 cover the present, 0 of 2 lie ahead, until 2032-02-01'
        ' 00:00:00+00.'
    )
    $$,
    'and one that takes no row now is an error'
);

DO $do$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN SELECT remediation FROM ops.check_partition_horizon() LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_partition_horizon()', 'the remedies, pasted, cure it'
);

SELECT * FROM finish();
ROLLBACK;
