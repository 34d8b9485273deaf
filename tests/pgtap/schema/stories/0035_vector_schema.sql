BEGIN;
SELECT plan(1);

SELECT is_empty(
    $$
    SELECT e.extname
    FROM pg_extension AS e
    WHERE e.extname = 'vector' AND e.extnamespace = 'public'::regnamespace
    $$,
    'the extension vector is not in the schema public, which an API may expose'
);

SELECT * FROM finish();
ROLLBACK;
