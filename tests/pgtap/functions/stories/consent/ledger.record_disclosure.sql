BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story(title), 'media_use')
FROM unnest(ARRAY['circle', 'asked']) AS title;
SELECT function_privs_are(
    'ledger', 'record_disclosure', ARRAY['uuid', 'text', 'text', 'text', 'text[]'],
    'anon', ARRAY[]::text[],
    'an anonymous request records nothing'
);
SELECT isnt(
    ledger.record_disclosure(tap.story('circle'), 'media_use', 'Radio', 'radio@example.org'),
    NULL, 'a storyteller records who received their story'
);
SELECT results_eq(
    format('SELECT parts FROM ledger.disclosures WHERE story_id = %L', current_setting('test.circle')),
    $$VALUES ('{text}'::text[])$$,
    'the text, unless they say otherwise'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
