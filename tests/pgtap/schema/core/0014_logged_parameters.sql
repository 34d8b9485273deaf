BEGIN;
SELECT plan(1);

SELECT results_eq(
    $$SELECT number, is_sovereignty FROM ops.rules WHERE name = 'logged_parameters'$$,
    $$VALUES (136, TRUE)$$,
    '31 logs: that the log is read by others is a matter of sovereignty'
);

SELECT * FROM finish();
ROLLBACK;
