BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT function_privs_are(
    'ledger', 'record_value', ARRAY['uuid', 'text', 'text', 'numeric', 'text', 'date'],
    'anon', ARRAY[]::text[],
    'an anonymous request records nothing'
);
SELECT tap.become('authenticated', 1);
SELECT isnt(
    ledger.record_value(tap.story('circle'), 'cultural', 'A song.'), NULL,
    'a storyteller writes down what money does not measure'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
