BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.declare_protocol('a1');
SELECT tap.admit('a1', 'c1', 2, p_role => 'steward');
UPDATE ledger.communities SET status = 'closed' WHERE id = tap.neighbours();
SELECT tap.become('authenticated');
SELECT matches(
    tap.refusal($$SELECT priv.add_protocol_community(tap.id('a1'), tap.neighbours())$$),
    '^EL001 ', 'nobody in particular shares nothing'
);
SELECT tap.become('authenticated', 2);
SELECT matches(
    tap.refusal($$SELECT priv.add_protocol_community(tap.id('a1'), tap.neighbours())$$),
    '^P0002 ', 'a community that is closed is given nothing any more'
);
SELECT tap.become('none');
UPDATE ledger.communities SET status = 'active' WHERE id = tap.neighbours();
SELECT tap.become('authenticated', 2);
SELECT priv.add_protocol_community(tap.id('a1'), tap.neighbours())
FROM generate_series(1, 2);
SELECT tap.become('none');
SELECT set_eq(
    'SELECT community_id FROM ledger.protocol_communities',
    'SELECT unnest(ARRAY[tap.here(), tap.elsewhere(), tap.neighbours()])',
    'a steward in the declaring community shares it'
);
SELECT results_eq(
    $$SELECT tap.audited('add_protocol_community')$$,
    ARRAY['2 authenticated protocol a1 {"community_id": "c3"}'],
    'sharing twice leaves one audit row'
);

SELECT * FROM finish();
ROLLBACK;
