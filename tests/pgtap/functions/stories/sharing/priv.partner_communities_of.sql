BEGIN;
SELECT plan(3);

SELECT tap.society();
INSERT INTO ledger.sharing_agreements (
    community_a_id, community_b_id, proposing_community_id, proposed_by, accepted_by,
    accepted_at
)
VALUES (tap.here(), tap.neighbours(), tap.here(), tap.person(4), tap.person(7), now());

SELECT is(
    ARRAY(
        SELECT p
        FROM generate_series(1, 8) AS p
        WHERE
            tap.neighbours() = ANY(priv.partner_communities_of( tap.person(p) ))
        ORDER BY p
    ),
    ARRAY[1, 2, 3, 4],
    'members of the other side of an agreement, whoever asks'
);
SELECT
    is(priv.partner_communities_of(NULL), '{}'::uuid[], 'nobody has none, and no NULL');
SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'priv.partner_communities_of(uuid)', 'EXECUTE')
    $$,
    'no role of the API asks about others'
);

SELECT * FROM finish();
ROLLBACK;
