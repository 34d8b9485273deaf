BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('river', 'published', 'community');
SELECT tap.tell('secret', 'draft', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story(title), 'ai_analysis')
FROM unnest(ARRAY['circle', 'river']) AS title;
SELECT function_privs_are(
    'ledger', 'record_connection', ARRAY['uuid', 'uuid', 'text', 'text', 'numeric'], r,
    ARRAY[]::text[],
    format('%s does not speak for software', r)
)
FROM unnest(ARRAY['anon', 'authenticated']) AS r;
SELECT tap.become('service_role');
SELECT isnt(
    ledger.record_connection(tap.story('circle'), tap.story('river'), 'answers', 'model-1'), NULL,
    'a trusted server records what software found'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
