BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');

SELECT function_privs_are(
    'ledger', 'set_story_privacy', ARRAY['uuid', 'text'], 'anon', ARRAY[]::text[],
    'an anonymous request sets no privacy'
);
SELECT tap.become('authenticated', 1);
SELECT lives_ok(
    format('SELECT ledger.set_story_privacy(%L, ''private'')', current_setting('test.circle')),
    'a storyteller narrows the audience of a published story'
);
SELECT tap.become('authenticated', 2);
SELECT is_empty(
    format('SELECT FROM ledger.stories WHERE id = %L', current_setting('test.circle')),
    'a member does not see it any more'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
