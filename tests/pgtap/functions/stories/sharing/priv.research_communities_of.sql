BEGIN;
SELECT plan(3);

SELECT tap.society();
INSERT INTO ledger.research_grants (
    community_id, profile_id, purpose, valid_until, granted_by
)
VALUES (tap.here(), tap.person(8), 'Rain', now() + '1 year', tap.person(3));

SELECT is(
    ARRAY(
        SELECT p
        FROM generate_series(1, 8) AS p
        WHERE
            tap.here() = ANY(priv.research_communities_of( tap.person(p) ))
        ORDER BY p
    ),
    ARRAY[8],
    'who holds a grant, whoever asks'
);
SELECT
    is(
        priv.research_communities_of(NULL), '{}'::uuid[], 'nobody has none, and no NULL'
    );
SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'priv.research_communities_of(uuid)', 'EXECUTE')
    $$,
    'no role of the API asks about others'
);

SELECT * FROM finish();
ROLLBACK;
