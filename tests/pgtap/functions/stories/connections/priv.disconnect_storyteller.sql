BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.become('authenticated', 2);
SELECT ledger.connect_storyteller(tap.person(1));
SELECT tap.become('authenticated', 1);
SELECT ledger.connect_storyteller(tap.person(2));
SELECT tap.become('authenticated', 3);
SELECT lives_ok(
    'SELECT priv.disconnect_storyteller(''00000000-0000-7000-8000-000000000001'')',
    'ending what is not there changes nothing'
);
SELECT tap.become('authenticated', 1);
SELECT isnt_empty(
    $$SELECT FROM ledger.storyteller_connections WHERE profile_a_id = tap.person(1)$$,
    'and nobody ends the connection of others'
);
SELECT lives_ok(
    'SELECT priv.disconnect_storyteller(''00000000-0000-7000-8000-000000000002'')', 'one of the two ends it'
);
SELECT is_empty(
    $$SELECT FROM ledger.storyteller_connections WHERE profile_a_id = tap.person(1)$$,
    'at once'
);
SELECT is(
    (
        SELECT count(*)::integer FROM ledger.access_logs
        WHERE action = 'disconnect_storyteller'
    ),
    1,
    'one audit row says so'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
