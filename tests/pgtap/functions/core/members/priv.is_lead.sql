BEGIN;
SELECT plan(3);

SELECT tap.memberships();

SELECT is(
    ARRAY(
        SELECT p FROM generate_series(1, 9) AS p
        WHERE priv.is_lead(tap.here(), tap.person(p))
    ),
    ARRAY[3],
    'only an active lead of the community is one, an elder is not'
);
SELECT is(
    priv.is_lead(tap.here(), NULL), FALSE,
    'nobody leads nothing, and that is false, not NULL'
);
SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'priv.is_lead(uuid, uuid)', 'EXECUTE')
    $$,
    'no role of the API asks about others'
);

SELECT * FROM finish();
ROLLBACK;
