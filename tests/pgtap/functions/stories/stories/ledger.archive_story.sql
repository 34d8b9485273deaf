BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');

SELECT function_privs_are(
    'ledger', 'archive_story', ARRAY['uuid'], 'anon', ARRAY[]::text[],
    'an anonymous request archives nothing'
);
SELECT tap.become('authenticated', 2);
SELECT isnt_empty(
    format('SELECT FROM ledger.stories WHERE id = %L', current_setting('test.circle')),
    'a member reads a published story'
);
SELECT tap.become('authenticated', 1);
SELECT lives_ok(
    format('SELECT ledger.archive_story(%L)', current_setting('test.circle')),
    'its storyteller archives it'
);
SELECT tap.become('authenticated', 2);
SELECT is_empty(
    format('SELECT FROM ledger.stories WHERE id = %L', current_setting('test.circle')),
    'the member does not see it any more'
);
SELECT tap.become('authenticated', 4);
SELECT isnt_empty(
    format('SELECT FROM ledger.stories WHERE id = %L', current_setting('test.circle')),
    'the lead of its home still does'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
