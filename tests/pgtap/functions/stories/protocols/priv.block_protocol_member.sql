BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.admit('a1', 'c1', 2, p_role => 'steward');
SELECT tap.become('authenticated');
SELECT matches(
    tap.refusal(
        $$SELECT priv.block_protocol_member(
            tap.id('a1'), tap.person(2), tap.here(), NULL
        )$$
    ),
    '^EL001 ', 'nobody in particular blocks nobody'
);
SELECT tap.become('authenticated', 4);
SELECT matches(
    tap.refusal(
        $$SELECT priv.block_protocol_member(
            tap.id('a1'), tap.person(2), tap.here(), now()
        )$$
    ),
    '^22023 ', 'no block ends as it begins'
);
SELECT tap.wind('1 hour');
SELECT priv.block_protocol_member(tap.id('a1'), tap.person(2), tap.here(), NULL);
SELECT tap.become('authenticated', 7);
SELECT matches(
    tap.refusal($$SELECT priv.block_protocol_member(tap.id('a1'), NULL, NULL, NULL)$$),
    '^EL131 ', '10 existence: who may not read about it does not find it'
);
SELECT tap.become('authenticated', 2);
SELECT matches(
    tap.refusal(
        $$SELECT priv.block_protocol_member(
            tap.id('a1'), tap.person(4), tap.here(), NULL
        )$$
    ),
    '^EL102 ', 'a steward who is blocked decides nothing any more'
);
SELECT tap.become('none');
SELECT results_eq(
    $$
    SELECT role, is_blocked, valid_from - now(), valid_until, added_by
    FROM ledger.protocol_members
    $$,
    $$VALUES ('steward', TRUE, '1 hour'::interval, NULL::timestamptz, tap.person(4))$$,
    'the row that admitted them blocks them, from now on'
);
SELECT results_eq(
    $$SELECT tap.audited('block_protocol_member')$$,
    ARRAY['4 authenticated protocol a1 {"profile_id": "2", "community_id": "c1"}'],
    'one audit row'
);

SELECT * FROM finish();
ROLLBACK;
