BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 3);
SELECT set_config(
    'test.plan',
    ledger.plan_story(tap.story('circle'), tap.here(), 'feature', now() + '1 day')::text, TRUE
);
SELECT function_privs_are(
    'ledger', 'settle_plan', ARRAY['uuid', 'text'], 'anon', ARRAY[]::text[],
    'an anonymous request settles nothing'
);
SELECT tap.become('authenticated', 1);
SELECT lives_ok(
    format('SELECT ledger.settle_plan(%L, ''cancelled'')', current_setting('test.plan')),
    'a storyteller cancels what others planned with their story'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
