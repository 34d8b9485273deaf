BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.admit('a1', 'c1', 2, p_role => 'steward');
SELECT tap.admit('a1', 'c1', 3, p_valid => tstzrange('2020-01-01', NULL));
SELECT tap.admit('a1', 'c1', 6, p_valid => tstzrange('2020-01-01', now() + '1 hour'));
SELECT tap.admit('a1', 'c1', 8, TRUE, tstzrange('2020-01-01', now() + '1 hour'));
SELECT tap.become('authenticated', 4);
SELECT matches(
    tap.refusal(
        $$SELECT priv.add_protocol_member(
            tap.id('a1'), tap.person(8), tap.here(), 'member', NULL
        )$$
    ),
    '^EL133 ', 'a block holds until its end'
);
SELECT tap.wind('1 hour');
SELECT priv.add_protocol_member(tap.id('a1'), tap.person(p), tap.here(), 'member', NULL)
FROM unnest(ARRAY[3, 6, 8]) AS p;
SELECT tap.become('none');
SELECT results_eq(
    $$
    SELECT profile_id, is_blocked, valid_from, valid_until, added_by
    FROM ledger.protocol_members
    WHERE role = 'member'
    ORDER BY profile_id
    $$,
    $$
    VALUES
    (tap.person(3), FALSE, '2020-01-01'::timestamptz, NULL::timestamptz, tap.person(4)),
    (tap.person(6), FALSE, now() + '1 hour', NULL, tap.person(4)),
    (tap.person(8), FALSE, now() + '1 hour', NULL, tap.person(4))
    $$,
    'who is a member stays one since then; who was one, or was blocked, begins now'
);
SELECT results_eq(
    $$SELECT tap.audited('add_protocol_member')$$,
    $$
    SELECT
        '4 authenticated protocol a1 {"role": "member", "profile_id": "' || p
        || '", "community_id": "c1"}'
    FROM unnest(ARRAY[3, 6, 8]) AS p
    $$,
    'an audit row each says whom and for which community'
);
SELECT tap.become('authenticated');
SELECT matches(
    tap.refusal(
        $$SELECT priv.add_protocol_member(
            tap.id('a1'), tap.person(3), tap.here(), 'member', NULL
        )$$
    ),
    '^EL001 ', 'nobody in particular admits nobody'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
