BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('river', 'published', 'community');
SELECT tap.tell('secret', 'draft', 'community');
SELECT tap.become('authenticated', 3);
SELECT set_config(
    'test.connection',
    ledger.connect_stories(tap.story('circle'), tap.story('river'), 'answers')::text, TRUE
);
SELECT function_privs_are(
    'ledger', 'verify_connection', ARRAY['uuid'], 'anon', ARRAY[]::text[],
    'an anonymous request confirms nothing'
);
SELECT tap.become('authenticated', 4);
SELECT lives_ok(
    format('SELECT ledger.verify_connection(%L)', current_setting('test.connection')), 'a lead confirms what an elder recorded'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
