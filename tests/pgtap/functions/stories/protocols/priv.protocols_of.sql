BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
INSERT INTO ledger.protocol_members (
    protocol_id, community_id, profile_id, role, is_blocked, added_by
)
SELECT
    tap.id('a1'),
    tap.id(m.community),
    tap.person(m.person),
    m.role,
    m.is_blocked,
    tap.person(4)
FROM (
    VALUES
    ('c1', 2, 'steward', FALSE), ('c1', 5, 'steward', FALSE), ('c2', 5, 'member', TRUE),
    ('c1', 6, 'member', TRUE)
) AS m (community, person, role, is_blocked);

SELECT is(
    ARRAY(
        SELECT p
        FROM generate_series(1, 8) AS p
        WHERE
            tap.id('a1') = ANY(priv.protocols_of(tap.person(p)))
        ORDER BY p
    ),
    ARRAY[2],
    'members whom no community blocks, whoever asks'
);
SELECT is(priv.protocols_of(NULL), '{}'::uuid[], 'nobody has none, and no NULL');
SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'priv.protocols_of(uuid)', 'EXECUTE')
    $$,
    'no role of the API asks about others'
);

SELECT * FROM finish();
ROLLBACK;
