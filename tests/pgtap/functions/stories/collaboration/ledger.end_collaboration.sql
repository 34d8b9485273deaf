BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.tell('draft', 'draft', 'community');
SELECT tap.become('authenticated', 1);
SELECT set_config(
    'test.session_' || title,
    ledger.start_collaboration(tap.story(title))::text, TRUE
)
FROM unnest(ARRAY['asked', 'draft']) AS title;
SELECT function_privs_are(
    'ledger', 'end_collaboration', ARRAY['uuid'], 'anon', ARRAY[]::text[],
    'an anonymous request ends nothing'
);
SELECT lives_ok(
    format('SELECT ledger.end_collaboration(%L)', current_setting('test.session_asked')), 'a storyteller closes a session'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
