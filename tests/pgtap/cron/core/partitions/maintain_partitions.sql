BEGIN;
SELECT plan(4);

SELECT results_eq(
    $$
    SELECT command, cardinality(string_to_array(schedule, ' ')) FROM ops.jobs
    WHERE name = 'maintain_partitions'
    $$,
    $$VALUES ('SELECT ops.ensure_partitions()', 5)$$,
    'the job is there, with a schedule of five fields'
);
SELECT set_config('ledger.clock', (now() + '2 years')::text, TRUE);
SELECT isnt_empty(
    $$SELECT detail FROM ops.check_partition_horizon() WHERE level = 'ERROR'$$,
    'in two years partitions will have run out'
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
    'SELECT ops.ensure_partitions()', 'the role of the job may run it'
);
RESET ROLE;
SELECT is_empty(
    'SELECT detail FROM ops.check_partition_horizon()',
    'and having run, it has made them'
);

SELECT * FROM finish();
ROLLBACK;
