BEGIN;
SELECT plan(1);

SELECT results_eq(
    $$SELECT number, is_sovereignty FROM ops.rules WHERE name = 'unscheduled_jobs'$$,
    $$VALUES (137, TRUE)$$,
    'the check of scheduled jobs has a number'
);

SELECT * FROM finish();
ROLLBACK;
