BEGIN;
SELECT plan(4);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_partition_expired()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

CREATE TABLE ledger.planted (id uuid PRIMARY KEY) PARTITION BY RANGE (id);
ALTER TABLE ledger.planted OWNER TO ledger_owner;
INSERT INTO ops.partition_sets (table_name, width, ahead, keep)
VALUES ('ledger.planted', '1 month', 2, '90 days');
SELECT set_config('ledger.clock', '2031-11-20 12:00:00+00', TRUE);
SELECT ops.ensure_partitions('ledger.planted');

SET LOCAL timezone = 'UTC';
DELETE FROM ops.partition_sets
WHERE table_name <> 'ledger.planted';
SELECT set_config('ledger.clock', '2032-02-29 00:00:00+00', TRUE);
SELECT is_empty(
    'SELECT detail FROM ops.check_partition_expired()',
    'until its last day is kept, it stays'
);
SELECT set_config('ledger.clock', '2032-03-01 00:00:00+00', TRUE);
SELECT results_eq(
    $$SELECT level, detail, remediation FROM ops.check_partition_expired()$$,
    $$
    VALUES (
        'INFO',
        'Partition ledger.planted_p20311101 ended at 2031-12-01 00:00:00+00 and is'
        ' kept 90 days.',
        'ALTER TABLE ledger.planted DETACH PARTITION ledger.planted_p20311101;'
        ' DROP TABLE ledger.planted_p20311101;'
    )
    $$,
    'then it is named'
);

DO $do$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN SELECT remediation FROM ops.check_partition_expired() LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_partition_expired()', 'the remedies, pasted, cure it'
);

SELECT * FROM finish();
ROLLBACK;
