BEGIN;
SELECT plan(1);

SELECT results_eq(
    $$SELECT number, is_sovereignty FROM ops.rules WHERE name = 'logged_parameters'$$,
    $$VALUES (136, TRUE)$$,
    '31 logs: the rule about logged parameters is a rule of sovereignty'
);

SELECT * FROM finish();
ROLLBACK;
