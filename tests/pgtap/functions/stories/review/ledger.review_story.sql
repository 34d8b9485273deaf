BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.tell('asked', 'submitted', 'private');

SELECT function_privs_are(
    'ledger', 'review_story', ARRAY['uuid', 'text', 'text', 'integer'],
    'anon', ARRAY[]::text[],
    'an anonymous request reviews nothing'
);
SELECT tap.become('authenticated', 4);
SELECT lives_ok(
    format(
        'SELECT ledger.review_story(%L, ''approved'', ''Thank you.'', 1)',
        current_setting('test.asked')
    ),
    'a lead approves the version that they read'
);
SELECT results_eq(
    format(
        'SELECT status, review_status FROM ledger.stories WHERE id = %L',
        current_setting('test.asked')
    ),
    $$VALUES ('submitted', 'approved')$$,
    'the story is approved and still to be published'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
