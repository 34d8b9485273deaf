BEGIN;
SELECT plan(9);

SELECT tap.society();

SELECT is(
    tap.callers('ledger.connect_storyteller'), ARRAY['authenticated'],
    'only people who are signed in connect with somebody'
);
SELECT is(
    tap.attempts(
        2, 'SELECT ledger.connect_storyteller(%L)', tap.person(5), tap.id('ff')
    ),
    tap.unseen('storyteller'),
    '10 existence: a person of another community and one who does not exist are '
    'refused in the same words'
);
SELECT matches(
    tap.attempt(2, $$SELECT ledger.connect_storyteller(tap.person(2))$$),
    '^22023 . nobody connects with themselves', 'nobody connects with themselves'
);
SELECT matches(
    tap.attempt(NULL, $$SELECT priv.connect_storyteller(tap.person(2))$$), '^EL001 ',
    'without claims nobody connects with a person'
);
SELECT tap.become('authenticated', 2);
SELECT is(
    ledger.connect_storyteller(tap.person(1)), FALSE,
    'the consent of one person does not make a connection active'
);
SELECT tap.wind('1 hour');
SELECT is(
    priv.connect_storyteller(tap.person(1)), FALSE,
    'a second consent of the same person does not make a connection active'
);
SELECT tap.wind('2 hours');
SELECT tap.become('authenticated', 1);
SELECT is(
    ledger.connect_storyteller(tap.person(2)), TRUE,
    'the consent of both people makes a connection active'
);
SELECT results_eq(
    $$
    SELECT
        profile_a_id, profile_b_id, a_consented_at - now(), b_consented_at - now(),
        is_active
    FROM ledger.storyteller_connections
    $$,
    $$VALUES (tap.person(1), tap.person(2), '2 hours'::interval, '0'::interval, TRUE)$$,
    'a connection is one row, which keeps the time at which each person consented first'
);
SELECT tap.become('none');
SELECT results_eq(
    $$SELECT tap.audited('connect_storyteller')$$,
    ARRAY[
        '2 authenticated profile 1 {"is_active": false}',
        '2 authenticated profile 1 {"is_active": false}',
        '1 authenticated profile 2 {"is_active": true}'
    ],
    'one audit row for each consent says who consented to what'
);

SELECT * FROM finish();
ROLLBACK;
