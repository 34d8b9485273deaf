BEGIN;
SELECT plan(1);

SELECT is_empty(
    $$
    SELECT p.oid::regprocedure FROM pg_proc AS p
    WHERE p.pronamespace = 'priv'::regnamespace
        AND p.proname = ANY(ARRAY[
            'led_communities_of',
            'my_led_communities',
            'touch_row'
        ])
    $$,
    'no function has the name that it had before the renaming'
);

SELECT * FROM finish();
ROLLBACK;
