BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.tell('open', 'published', 'public');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'public_display');

SELECT function_privs_are(
    'ledger', 'withdraw_consent', ARRAY['uuid', 'text', 'text'], 'anon', ARRAY[]::text[],
    'an anonymous request withdraws no consent'
);
SELECT tap.become('anon');
SELECT isnt_empty(
    format('SELECT FROM ledger.stories WHERE id = %L', current_setting('test.open')),
    'the public reads the story while consent is in effect'
);
SELECT tap.become('authenticated', 1);
SELECT lives_ok(
    format('SELECT ledger.withdraw_consent(%L, ''public_display'')', current_setting('test.open')),
    'its storyteller takes it back in one call'
);
SELECT tap.become('anon');
SELECT is_empty(
    format('SELECT FROM ledger.stories WHERE id = %L', current_setting('test.open')),
    'the public does not see the story any more, at once'
);
SELECT tap.become('authenticated', 2);
SELECT isnt_empty(
    format('SELECT FROM ledger.stories WHERE id = %L', current_setting('test.open')),
    'its community still does'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
