BEGIN;
SELECT plan(3);

SELECT tap.society();

SELECT is(
    ARRAY(
        SELECT p
        FROM generate_series(1, 8) AS p
        WHERE
            tap.here() = ANY(priv.elder_communities_of( tap.person(p) ))
        ORDER BY p
    ),
    ARRAY[3],
    'active elders, whoever asks'
);
SELECT
    is(priv.elder_communities_of(NULL), '{}'::uuid[], 'nobody has none, and no NULL');
SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'priv.elder_communities_of(uuid)', 'EXECUTE')
    $$,
    'no role of the API asks about others'
);

SELECT * FROM finish();
ROLLBACK;
