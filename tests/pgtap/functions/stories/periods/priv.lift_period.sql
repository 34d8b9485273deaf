BEGIN;
SELECT plan(4);

SELECT tap.society();
INSERT INTO ledger.protocol_periods (
    id, kind, effect, community_id, declared_by, declaring_community_id, starts_at, ends_at
)
VALUES
(
    tap.id('d1'), 'season', 'hide', tap.here(), tap.person(3), tap.here(), '2020-01-01',
    now() + '1 hour'
),
(
    tap.id('d2'), 'season', 'hide', tap.here(), tap.person(3), tap.here(), '2090-01-01',
    NULL
);
SELECT tap.become('authenticated');
SELECT matches(
    tap.refusal($$SELECT priv.lift_period(tap.id('d2'))$$), '^EL001 ',
    'nobody in particular lifts nothing'
);
SELECT tap.become('authenticated', 1);
SELECT matches(
    tap.refusal($$SELECT priv.lift_period(tap.id('d2'))$$), '^EL134 ',
    'a member does not find what only elders and leads lift'
);
SELECT tap.wind('1 hour');
SELECT tap.become('authenticated', 3);
SELECT priv.lift_period(tap.id(d)) FROM unnest(ARRAY['d1', 'd2', 'd2']) AS d;
SELECT tap.become('none');
SELECT results_eq(
    'SELECT id, lifted_at FROM ledger.protocol_periods ORDER BY id',
    $$VALUES (tap.id('d1'), NULL::timestamptz), (tap.id('d2'), now() + '1 hour')$$,
    'what is over is left alone, and what was to come does not'
);
SELECT results_eq(
    $$SELECT tap.audited('lift_period')$$, ARRAY['3 authenticated period d2 {}'],
    'lifting twice leaves one audit row'
);

SELECT * FROM finish();
ROLLBACK;
