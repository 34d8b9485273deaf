BEGIN;
SELECT plan(11);

SELECT tap.protocol_society();
SELECT tap.admit('a1', 'c2', 5, p_role => 'steward');

CREATE FUNCTION pg_temp.block(
    p_acting integer, p_person integer, p_until timestamptz DEFAULT NULL
)
RETURNS text
LANGUAGE sql
AS $$
SELECT tap.attempt(
    p_acting,
    format(
        'SELECT ledger.block_protocol_member(tap.id(''a1''), %L, tap.here(), %L)',
        tap.person(p_person), p_until
    )
);
$$;

SELECT is(
    tap.callers('ledger.block_protocol_member'), ARRAY['authenticated'],
    'only people who are signed in block a person from a protocol'
);
SELECT matches(pg_temp.block(acting, person, until), refusal, description)
FROM (
    VALUES
    (3, 2, NULL, '^EL102 ', 'an elder does not block a person'),
    (4, 2, now(), '^22023 ', 'a block that ends as it begins is refused'),
    (4, 77, NULL, '^P0002 ', 'a person who does not exist is not blocked'),
    (7, 2, NULL, '^EL131 ', '10 existence: a neighbour does not find the protocol')
) AS a (acting, person, until, refusal, description);
SELECT matches(
    tap.attempt(
        NULL, $$SELECT priv.block_protocol_member(tap.id('a1'), NULL, tap.here(), NULL)$$
    ),
    '^EL001 ', 'without claims nobody blocks a person'
);
SELECT is(
    tap.attempt(
        5, $$SELECT ledger.block_protocol_member(tap.id('a1'), tap.person(2), tap.elsewhere())$$
    ),
    'done', 'a steward blocks a person whom another community admitted'
);
SELECT is(
    tap.who('SELECT priv.my_protocols() <> ''{}'''), ARRAY[5],
    'a person whom one community blocks does not satisfy the protocol'
);
SELECT matches(
    pg_temp.block(2, 4), '^EL102 ', 'a steward whom a community blocks decides nothing'
);
SELECT tap.wind('1 hour');
SELECT pg_temp.block(4, p, until)
FROM (VALUES (2, NULL), (6, now() + '2 hours')) AS a (p, until);
SELECT results_eq(
    $$
    SELECT profile_id, role, is_blocked, valid_from - now(), valid_until - now(), added_by
    FROM ledger.protocol_members
    WHERE community_id = tap.here()
    ORDER BY profile_id
    $$,
    $$
    VALUES
    (tap.person(2), 'steward', TRUE, '1 hour'::interval, NULL::interval, tap.person(4)),
    (tap.person(6), 'member', TRUE, '1 hour', '2 hours', tap.person(4))
    $$,
    'a lead blocks a member in the place of their membership, and a stranger for a while'
);
SELECT results_eq(
    $$SELECT tap.audited('block_protocol_member')$$,
    ARRAY[
        '5 authenticated protocol a1 {"profile_id": "2", "community_id": "c2"}',
        '4 authenticated protocol a1 {"profile_id": "2", "community_id": "c1"}',
        '4 authenticated protocol a1 {"profile_id": "6", "community_id": "c1"}'
    ],
    'each audit row says who was blocked and by which community'
);

SELECT * FROM finish();
ROLLBACK;
