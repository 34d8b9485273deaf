BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('gone', 'withdrawn', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story(title), 'media_use')
FROM unnest(ARRAY['circle', 'gone']) AS title;
SELECT tap.become('none');

SELECT lives_ok(
    format('SELECT priv.require_consent(%L, ''media_use'')', current_setting('test.circle')),
    'a story may be used for what was consented to'
);
SELECT throws_ok(
    format('SELECT priv.require_consent(%L, %L)', story, purpose), 'EL110',
    format('no consent to %s in effect for story %s', purpose, story),
    description
)
FROM (
    VALUES
    (current_setting('test.circle'), 'policy_use', 'and for nothing else'),
    (current_setting('test.gone'), 'media_use', 'a withdrawn story for nothing at all'),
    (tap.id('ff')::text, 'media_use', 'nor one that does not exist')
) AS t (story, purpose, description);
SELECT set_config('ledger.clock', (now() + '1 second')::text, TRUE);
SELECT tap.become('authenticated', 1);
SELECT ledger.withdraw_consent(tap.story('circle'), 'media_use');
SELECT tap.become('none');
SELECT throws_ok(
    format('SELECT priv.require_consent(%L, ''media_use'')', current_setting('test.circle')),
    'EL110', 'no consent to media_use in effect for story ' || current_setting('test.circle'),
    'what was withdrawn is not in effect'
);

SELECT * FROM finish();
ROLLBACK;
