BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.admit('a1', 'c1', 2, p_role => 'steward');
SELECT tap.admit('a1', 'c1', 3, p_valid => tstzrange('2090-01-01', NULL));
SELECT tap.admit('a1', 'c1', 6, p_valid => tstzrange('2020-01-01', now() + '1 hour'));
SELECT tap.become('authenticated');
SELECT matches(
    tap.refusal(
        $$SELECT priv.end_protocol_member(
            tap.id('a1'), tap.person(2), tap.here()
        )$$
    ),
    '^EL001 ', 'nobody in particular ends nothing'
);
SELECT tap.become('authenticated', 7);
SELECT matches(
    tap.refusal($$SELECT priv.end_protocol_member(tap.id('a1'), NULL, NULL)$$), '^EL131 ',
    '10 existence: who may not read about it does not find it'
);
SELECT tap.wind('1 hour');
SELECT tap.become('authenticated', 2);
SELECT matches(
    tap.refusal(
        $$SELECT priv.end_protocol_member(
            tap.id('a1'), tap.person(6), tap.here()
        )$$
    ),
    '^P0002 ', 'what ends at this very moment is over'
);
SELECT priv.end_protocol_member(tap.id('a1'), tap.person(p), tap.here())
FROM unnest(ARRAY[3, 2]) AS p;
SELECT tap.become('none');
SELECT results_eq(
    $$
    SELECT profile_id, valid_until, added_by
    FROM ledger.protocol_members
    WHERE profile_id <> tap.person(6)
    ORDER BY profile_id
    $$,
    $$
    VALUES
    (tap.person(2), now() + '1 hour', tap.person(2)),
    (tap.person(3), '2090-01-01'::timestamptz, tap.person(2))
    $$,
    'what has not begun never will; a steward may step back'
);
SELECT results_eq(
    $$SELECT tap.audited('end_protocol_member')$$,
    ARRAY[
        '2 authenticated protocol a1 {"profile_id": "3", "community_id": "c1"}',
        '2 authenticated protocol a1 {"profile_id": "2", "community_id": "c1"}'
    ],
    'an audit row each'
);

SELECT * FROM finish();
ROLLBACK;
