BEGIN;
SELECT plan(15);

SELECT tap.protocol_society();
SELECT tap.admit('a1', 'c1', 3, p_valid => tstzrange('2020-01-01', NULL));
SELECT tap.admit('a1', 'c1', 6, p_valid => tstzrange('2020-01-01', now() + '1 hour'));
SELECT tap.admit('a1', 'c1', 8, TRUE, tstzrange('2020-01-01', now() + '1 hour'));

CREATE FUNCTION pg_temp.admit(
    p_acting integer,
    p_person integer,
    p_community text DEFAULT 'c1',
    p_until timestamptz DEFAULT NULL
)
RETURNS text
LANGUAGE sql
AS $$
SELECT tap.attempt(
    p_acting,
    format(
        'SELECT priv.add_protocol_member(tap.id(''a1''), %L, %L, ''member'', %L)',
        tap.person(p_person), tap.id(p_community), p_until
    )
);
$$;

SELECT is(
    tap.callers('ledger.add_protocol_member'), ARRAY['authenticated'],
    'only people who are signed in admit a person to a protocol'
);
SELECT is(
    pg_temp.admit(acting, 6, community),
    'EL102 | only a lead of the community, or its steward of the protocol, decides this for '
    'community ID | Protocol ID. | '
    'Name a community that shares the protocol, or ask a lead of it.',
    description
)
FROM (
    VALUES
    (3, 'c1', 'a member does not admit a person'),
    (4, 'c2', 'a lead does not admit a person for another community'),
    (4, 'c3', 'a community that does not share the protocol is refused in the same words')
) AS a (acting, community, description);
SELECT is(
    pg_temp.admit(4, 8),
    'EL133 | a block is in force for profile ID | Community ID, protocol ID. | '
    'End the block with ledger.end_protocol_member first.',
    'a person whom the community blocks is not admitted before the block ends'
);
SELECT matches(pg_temp.admit(acting, person, 'c1', until), refusal, description)
FROM (
    VALUES
    (4, 3, now(), '^22023 ', 'a membership that ends as it begins is refused'),
    (4, 77, NULL, '^P0002 ', 'a person who does not exist is not admitted'),
    (7, 7, NULL, '^EL131 ', '10 existence: a neighbour does not find the protocol'),
    (NULL, 3, NULL, '^EL001 ', 'without claims nobody admits a person')
) AS a (acting, person, until, refusal, description);
SELECT tap.become('authenticated', 2);
SELECT ledger.add_protocol_member(tap.id('a1'), tap.person(4), tap.here());
SELECT is(
    tap.who($$SELECT tap.id('a1') = ANY(priv.my_protocols())$$), ARRAY[2, 3, 4, 6],
    'a person whom a steward admits satisfies the protocol at once'
);
SELECT is(
    tap.attempt(
        4,
        $$SELECT ledger.add_protocol_member(
            tap.id('a1'), tap.person(2), tap.here(), 'steward', now() + '1 hour'
        )$$
    ),
    'done', 'a lead sets the end of a steward'
);
SELECT tap.attempt(
    4, $$SELECT ledger.block_protocol_member(tap.id('a1'), tap.person(7), tap.here())$$
);
SELECT matches(pg_temp.admit(4, 7), '^EL133 ', 'a block without an end holds');
SELECT tap.attempt(
    4, $$SELECT ledger.end_protocol_member(tap.id('a1'), tap.person(7), tap.here())$$
);
SELECT is(pg_temp.admit(4, 7), 'done', 'a person whose block was ended is admitted');
SELECT tap.wind('1 hour');
SELECT pg_temp.admit(4, p) FROM unnest(ARRAY[3, 6, 8]) AS p;
SELECT results_eq(
    $$
    SELECT profile_id, role, is_blocked, valid_from, valid_until, added_by
    FROM ledger.protocol_members
    ORDER BY profile_id
    $$,
    $$
    VALUES
    (
        tap.person(2), 'steward', FALSE, '-infinity'::timestamptz, now() + '1 hour',
        tap.person(4)
    ),
    (tap.person(3), 'member', FALSE, '2020-01-01', NULL, tap.person(4)),
    (tap.person(4), 'member', FALSE, now(), NULL, tap.person(2)),
    (tap.person(6), 'member', FALSE, now() + '1 hour', NULL, tap.person(4)),
    (tap.person(7), 'member', FALSE, now(), NULL, tap.person(4)),
    (tap.person(8), 'member', FALSE, now() + '1 hour', NULL, tap.person(4))
    $$,
    'a current member keeps their begin; a former member and a blocked person begin now'
);
SELECT results_eq(
    $$SELECT tap.audited('add_protocol_member')$$,
    $$
    SELECT format(
        '%s authenticated protocol a1 '
        '{"role": "%s", "profile_id": "%s", "community_id": "c1"}',
        acting, role, person
    )
    FROM (
        VALUES
        (2, 'member', 4), (4, 'steward', 2), (4, 'member', 7), (4, 'member', 3),
        (4, 'member', 6), (4, 'member', 8)
    ) AS a (acting, role, person)
    $$,
    'each audit row says who was admitted, as what and for which community'
);

SELECT * FROM finish();
ROLLBACK;
