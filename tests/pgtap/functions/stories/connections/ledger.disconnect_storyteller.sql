BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.become('authenticated', 2);
SELECT ledger.connect_storyteller(tap.person(1));
SELECT tap.become('authenticated', 1);
SELECT ledger.connect_storyteller(tap.person(2));
SELECT function_privs_are(
    'ledger', 'disconnect_storyteller', ARRAY['uuid'], 'anon', ARRAY[]::text[],
    'an anonymous request ends nothing'
);
SELECT tap.become('authenticated', 2);
SELECT lives_ok(
    'SELECT ledger.disconnect_storyteller(''00000000-0000-7000-8000-000000000001'')', 'either of the two ends it'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
