BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.rest('d1', 'hide', p_ends => '1 hour');
SELECT tap.rest('d2', 'hide');
SELECT tap.rest('d3', 'hide', p_starts => '1 year');

SELECT is(
    tap.callers('ledger.lift_period'), ARRAY['authenticated'],
    'only people who are signed in lift a period'
);
SELECT is(
    string_agg(
        DISTINCT tap.attempts(person, 'SELECT priv.lift_period(%L)', tap.id('d2'), tap.id('ff')),
        ' or '
    ),
    'EL134 | cannot find period ID | No period with this id is visible to you. | '
    'Look up the periods of your community in ledger.protocol_periods.',
    '10 existence: a member and an elder elsewhere do not learn whether a period exists'
)
FROM unnest(ARRAY[1, 2, 5]) AS person;
SELECT matches(
    tap.attempt(NULL, $$SELECT priv.lift_period(tap.id('d2'))$$), '^EL001 ',
    'without claims nobody lifts a period'
);
SELECT tap.wind('1 hour');
SELECT tap.become('authenticated', 4);
SELECT ledger.lift_period(tap.id('d2'));
SELECT tap.become('authenticated', 3);
SELECT priv.lift_period(tap.id(d)) FROM unnest(ARRAY['d1', 'd2', 'd3', 'd3']) AS d;
SELECT tap.become('none');
SELECT results_eq(
    'SELECT id, lifted_at - now() FROM ledger.protocol_periods ORDER BY id',
    $$
    VALUES
    (tap.id('d1'), NULL::interval), (tap.id('d2'), '1 hour'), (tap.id('d3'), '1 hour')
    $$,
    'a lead and an elder lift current and future periods; one that is over stays as it is'
);
SELECT is(priv.hidden_keys(), '{}'::uuid[], 'a period that was lifted hides nothing');
SELECT results_eq(
    $$SELECT tap.audited('lift_period')$$,
    ARRAY['4 authenticated period d2 {}', '3 authenticated period d3 {}'],
    'lifting a period twice leaves one audit row'
);

SELECT * FROM finish();
ROLLBACK;
