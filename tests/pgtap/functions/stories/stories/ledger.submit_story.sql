BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('draft', 'draft', 'private');

SELECT function_privs_are(
    'ledger', 'submit_story', ARRAY['uuid'], 'anon', ARRAY[]::text[],
    'an anonymous request submits nothing'
);
SELECT function_privs_are(
    'ledger', 'submit_story', ARRAY['uuid'], 'authenticated', ARRAY['EXECUTE'],
    'a person may'
);
SELECT tap.become('authenticated', 1);
SELECT lives_ok(
    format('SELECT ledger.submit_story(%L)', current_setting('test.draft')),
    'a storyteller submits their draft'
);
SELECT tap.become('authenticated', 3);
SELECT results_eq(
    format(
        'SELECT status, review_status FROM ledger.stories WHERE id = %L',
        current_setting('test.draft')
    ),
    $$VALUES ('submitted', 'pending')$$,
    'an elder finds it waiting for review'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
