BEGIN;
SELECT plan(9);

SELECT tap.protocol_society();
SELECT tap.admit('a1', 'c1', 3, p_valid => tstzrange('2090-01-01', NULL));
SELECT tap.admit('a1', 'c1', 4);
SELECT tap.admit('a1', 'c1', 6, p_valid => tstzrange('2020-01-01', now() + '1 hour'));

CREATE FUNCTION pg_temp.end_membership(p_acting integer, p_person integer)
RETURNS text
LANGUAGE sql
AS $$
SELECT tap.attempt(
    p_acting,
    format(
        'SELECT priv.end_protocol_member(tap.id(''a1''), %L, tap.here())',
        tap.person(p_person)
    )
);
$$;

SELECT is(
    tap.callers('ledger.end_protocol_member'), ARRAY['authenticated'],
    'only people who are signed in end a membership of a protocol'
);
SELECT matches(pg_temp.end_membership(acting, 2), refusal, description)
FROM (
    VALUES
    (3, '^EL102 ', 'an elder does not end a membership'),
    (7, '^EL131 ', '10 existence: a neighbour does not find the protocol'),
    (NULL, '^EL001 ', 'without claims nobody ends a membership')
) AS a (acting, refusal, description);
SELECT tap.wind('1 hour');
SELECT is(
    tap.attempt(
        4, $$SELECT ledger.end_protocol_member(tap.id('a1'), tap.person(4), tap.here())$$
    ),
    'done', 'a lead ends a membership'
);
SELECT is(
    pg_temp.end_membership(2, person),
    'P0002 | no membership or block to end for profile ID | Community ID, protocol ID. | '
    'Look the members up in ledger.protocol_members.',
    description
)
FROM (
    VALUES
    (4, 'a membership that was ended is not ended again'),
    (6, 'a membership that ends by itself at this very moment is not ended')
) AS a (person, description);
SELECT pg_temp.end_membership(2, p) FROM unnest(ARRAY[3, 2]) AS p;
SELECT results_eq(
    $$
    SELECT
        profile_id, role, valid_until, added_by,
        tap.id('a1') = ANY(priv.protocols_of(profile_id))
    FROM ledger.protocol_members
    WHERE profile_id <> tap.person(6)
    ORDER BY profile_id
    $$,
    $$
    VALUES
    (tap.person(2), 'steward', now() + '1 hour', tap.person(2), FALSE),
    (tap.person(3), 'member', '2090-01-01', tap.person(2), FALSE),
    (tap.person(4), 'member', now() + '1 hour', tap.person(4), FALSE)
    $$,
    'the row stays with its end; a membership that has not begun ends as it begins'
);
SELECT results_eq(
    $$SELECT tap.audited('end_protocol_member')$$,
    ARRAY[
        '4 authenticated protocol a1 {"profile_id": "4", "community_id": "c1"}',
        '2 authenticated protocol a1 {"profile_id": "3", "community_id": "c1"}',
        '2 authenticated protocol a1 {"profile_id": "2", "community_id": "c1"}'
    ],
    'each audit row says whose membership ended and for which community'
);

SELECT * FROM finish();
ROLLBACK;
