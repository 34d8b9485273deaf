BEGIN;
SELECT plan(2);

SELECT set_eq(
    $$
    SELECT f.proname::text FROM pg_proc AS f
    WHERE f.pronamespace = 'ops'::regnamespace
        AND f.proname LIKE 'check\_%'
        AND f.prorettype = 'ops.finding'::regtype
    $$,
    $$SELECT 'check_' || name FROM ops.rules WHERE number < 900$$,
    'every check has a number, and every number has a check'
);
SELECT is_empty(
    'SELECT name FROM ops.rules WHERE number BETWEEN 201 AND 299 AND NOT is_sovereignty',
    'every rule about stories is a rule of sovereignty'
);

SELECT * FROM finish();
ROLLBACK;
