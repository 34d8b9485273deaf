BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT function_privs_are(
    'ledger', 'plan_story', ARRAY['uuid', 'uuid', 'text', 'timestamp with time zone', 'text'],
    'anon', ARRAY[]::text[],
    'an anonymous request plans nothing'
);
SELECT tap.become('authenticated', 3);
SELECT isnt(
    ledger.plan_story(tap.story('circle'), tap.here(), 'feature', now() + '1 day'), NULL,
    'an elder plans to show a story again'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
