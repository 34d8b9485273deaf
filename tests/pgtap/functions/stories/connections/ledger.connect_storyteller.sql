BEGIN;
SELECT plan(3);

SELECT tap.society();

SELECT function_privs_are(
    'ledger', 'connect_storyteller', ARRAY['uuid'], 'anon', ARRAY[]::text[],
    'an anonymous request knows nobody'
);
SELECT tap.become('authenticated', 4);
SELECT is(
    ledger.connect_storyteller(tap.person(2)), FALSE, 'a member asks a fellow member'
);
SELECT tap.become('authenticated', 2);
SELECT is(ledger.connect_storyteller(tap.person(4)), TRUE, 'who says yes');
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
