BEGIN;
SELECT plan(8);

SELECT tap.society();
SELECT tap.become('authenticated', 2);
SELECT throws_ok(
    format('SELECT priv.connect_storyteller(%L)', profile),
    'P0002', 'cannot find storyteller ' || profile,
    'the same words refuse a stranger and nobody'
)
FROM unnest(ARRAY[tap.person(5), tap.id('ff')]) AS profile;
SELECT throws_ok(
    'SELECT priv.connect_storyteller(''00000000-0000-7000-8000-000000000002'')',
    '22023', 'nobody connects with themselves',
    'a connection is between two'
);
SELECT is(
    priv.connect_storyteller(tap.person(1)), FALSE, 'one yes is a question, asked once or twice'
)
FROM generate_series(1, 2);
SELECT tap.become('authenticated', 1);
SELECT is(priv.connect_storyteller(tap.person(2)), TRUE, 'two make a connection');
SELECT results_eq(
    $$SELECT profile_b_id, a_consented_at, b_consented_at, is_active
      FROM ledger.storyteller_connections
      WHERE profile_a_id = tap.person(1)$$,
    $$VALUES (tap.person(2), now(), now(), TRUE)$$,
    'in one row that says when each of them said yes'
);
SELECT results_eq(
    $$SELECT detail FROM ledger.access_logs
      WHERE object_id = tap.person(2) AND action = 'connect_storyteller'$$,
    $$VALUES ('{"is_active": true}'::jsonb)$$,
    'one audit row says so, to who said it'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
