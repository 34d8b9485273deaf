BEGIN;
SELECT plan(1);

SELECT is_empty(
    $$
    SELECT e.extname
    FROM pg_extension AS e
    WHERE e.extname = 'vector' AND e.extnamespace = 'public'::regnamespace
    $$,
    'no API that exposes public reaches the functions of vector'
);

SELECT * FROM finish();
ROLLBACK;
