BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.tell('draft', 'draft', 'community');
SELECT function_privs_are(
    'ledger', 'start_collaboration', ARRAY['uuid'], 'anon', ARRAY[]::text[],
    'an anonymous request starts nothing'
);
SELECT tap.become('authenticated', 1);
SELECT isnt(
    ledger.start_collaboration(tap.story('draft')), NULL,
    'a storyteller opens a session on a draft'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
