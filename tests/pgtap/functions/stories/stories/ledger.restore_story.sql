BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('circle', 'archived', 'community');

SELECT function_privs_are(
    'ledger', 'restore_story', ARRAY['uuid'], 'anon', ARRAY[]::text[],
    'an anonymous request restores nothing'
);
SELECT tap.become('authenticated', 2);
SELECT is_empty(
    format('SELECT FROM ledger.stories WHERE id = %L', current_setting('test.circle')),
    'a member does not read the archive'
);
SELECT tap.become('authenticated', 3);
SELECT lives_ok(
    format('SELECT ledger.restore_story(%L)', current_setting('test.circle')),
    'an elder of its home restores the story'
);
SELECT tap.become('authenticated', 2);
SELECT isnt_empty(
    format('SELECT FROM ledger.stories WHERE id = %L', current_setting('test.circle')),
    'the member reads it again'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
