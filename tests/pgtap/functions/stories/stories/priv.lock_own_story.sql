BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');

SELECT function_privs_are(
    'priv', 'lock_own_story', ARRAY['uuid'], 'authenticated', ARRAY[]::text[],
    'a client locks nothing by itself'
);
SELECT tap.become('authenticated', 2);
SELECT throws_ok(
    format('SELECT ledger.set_story_privacy(%L, ''public'')', current_setting('test.circle')),
    'EL102',
    'only the storyteller decides this for story ' || current_setting('test.circle'),
    'a member who sees the story learns that its storyteller decides'
);
SELECT tap.become('authenticated', 1);
SELECT lives_ok(
    format('SELECT ledger.set_story_privacy(%L, ''public'')', current_setting('test.circle')),
    'its storyteller decides'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
