BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');

SELECT tap.become('authenticated', 4);
SELECT throws_ok(
    format('SELECT priv.set_story_privacy(%L, ''private'')', current_setting('test.circle')),
    'EL102',
    'only the storyteller decides this for story ' || current_setting('test.circle'),
    'a lead does not set the privacy of another''s story'
);
SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    format('SELECT priv.set_story_privacy(%L, ''friends'')', current_setting('test.circle')),
    '22023', 'unknown privacy friends',
    'a privacy that no story has is refused'
);
SELECT lives_ok(
    format('SELECT priv.set_story_privacy(%L, ''public'')', current_setting('test.circle')),
    'its storyteller widens it'
);
SELECT results_eq(
    format(
        'SELECT detail FROM ledger.access_logs
         WHERE object_id = %L AND action = ''set_story_privacy''',
        current_setting('test.circle')
    ),
    $$VALUES ('{"from": "community", "to": "public"}'::jsonb)$$,
    'the audit row says from what to what'
);
SELECT tap.become('anon');
SELECT is_empty(
    format('SELECT FROM ledger.stories WHERE id = %L', current_setting('test.circle')),
    'public privacy without consent to public_display shows nothing to the public'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
