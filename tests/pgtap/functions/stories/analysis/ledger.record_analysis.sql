BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('circle'), 'ai_analysis');

SELECT function_privs_are(
    'ledger', 'record_analysis', ARRAY['uuid', 'text', 'text', 'jsonb'],
    'authenticated', ARRAY[]::text[],
    'a person records no analysis'
);
SELECT tap.become('service_role');
SELECT lives_ok(
    format(
        'SELECT ledger.record_analysis(%L, ''themes'', ''reader 1'', ''{"themes": []}'')',
        current_setting('test.circle')
    ),
    'a trusted server does, with consent in effect'
);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    format(
        'SELECT kind, model, version FROM ledger.story_analyses WHERE story_id = %L',
        current_setting('test.circle')
    ),
    $$VALUES ('themes', 'reader 1', 1)$$,
    'a member reads it with the story'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
