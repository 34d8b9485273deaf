BEGIN;
SELECT plan(3);

SELECT tap.memberships();

SELECT is(
    ARRAY(
        SELECT p
        FROM generate_series(1, 9) AS p
        WHERE
            tap.here() = ANY(priv.communities_of(tap.person(p)))
        ORDER BY p
    ),
    ARRAY[1, 2, 3],
    'active members of any role, whoever asks'
);
SELECT is(priv.communities_of(NULL), '{}'::uuid[], 'nobody has none, and no NULL');
SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'priv.communities_of(uuid)', 'EXECUTE')
    $$,
    'no role of the API asks about others'
);

SELECT * FROM finish();
ROLLBACK;
