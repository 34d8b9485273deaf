BEGIN;
SELECT plan(4);

SELECT results_eq(
    $$
    SELECT command, cardinality(string_to_array(schedule, ' ')) FROM ops.jobs
    WHERE name = 'maintain_partitions'
    $$,
    $$VALUES ('SELECT ops.ensure_partitions()', 5)$$,
    'the job exists, with a schedule of five fields'
);
SELECT set_config('ledger.clock', (now() + '2 years')::text, TRUE);
SELECT isnt_empty(
    $$SELECT detail FROM ops.check_partition_horizon() WHERE level = 'ERROR'$$,
    'without the job the partitions run out within two years'
);
DO $$
BEGIN
    EXECUTE (
        SELECT format('SET LOCAL ROLE %I', role) FROM ops.jobs
        WHERE name = 'maintain_partitions'
    );
END;
$$;
SELECT lives_ok(
    'SELECT ops.ensure_partitions()', 'the role of the job may run its command'
);
RESET ROLE;
SELECT is_empty(
    'SELECT detail FROM ops.check_partition_horizon()',
    'a run of the job creates the missing partitions'
);

SELECT * FROM finish();
ROLLBACK;
