BEGIN;
SELECT plan(3);

SELECT tap.memberships();

SELECT is(
    ARRAY(
        SELECT p
        FROM generate_series(1, 9) AS p
        WHERE
            tap.here() = ANY(priv.kept_communities_of( tap.person(p) ))
        ORDER BY p
    ),
    ARRAY[2, 3],
    'active elders and leads, whoever asks'
);
SELECT is(priv.kept_communities_of(NULL), '{}'::uuid[], 'nobody has none, and no NULL');
SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'priv.kept_communities_of(uuid)', 'EXECUTE')
    $$,
    'no role of the API asks about others'
);

SELECT * FROM finish();
ROLLBACK;
