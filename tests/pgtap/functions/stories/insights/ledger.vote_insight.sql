BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 4);
SELECT set_config(
    'test.insight',
    ledger.record_insight(
        tap.here(), 'theme', 'Water', 'It runs through all.', ARRAY[tap.story('circle')]
    )::text,
    TRUE
);
SELECT function_privs_are(
    'ledger', 'vote_insight', ARRAY['uuid', 'boolean'], 'anon', ARRAY[]::text[],
    'an anonymous request has no vote'
);
SELECT tap.become('authenticated', 2);
SELECT lives_ok(
    format('SELECT ledger.vote_insight(%L, TRUE)', current_setting('test.insight')), 'a member votes'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
