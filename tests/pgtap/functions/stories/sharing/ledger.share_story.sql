BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');

SELECT function_privs_are(
    'ledger', 'share_story', ARRAY['uuid', 'uuid'], 'anon', ARRAY[]::text[],
    'an anonymous request shares nothing'
);
SELECT tap.become('authenticated', 5);
SELECT is_empty(
    format('SELECT FROM ledger.stories WHERE id = %L', current_setting('test.circle')),
    'a member elsewhere does not see the story'
);
SELECT tap.become('authenticated', 1);
SELECT lives_ok(
    format(
        'SELECT ledger.share_story(%L, ''00000000-0000-7000-8000-0000000000c2'')',
        current_setting('test.circle')
    ),
    'its storyteller shares it with another community of theirs'
);
SELECT tap.become('authenticated', 5);
SELECT isnt_empty(
    format('SELECT FROM ledger.stories WHERE id = %L', current_setting('test.circle')),
    'a member there sees it from then on'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
