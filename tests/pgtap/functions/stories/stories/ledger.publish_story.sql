BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.tell('asked', 'submitted', 'community');

SELECT function_privs_are(
    'ledger', 'publish_story', ARRAY['uuid'], 'anon', ARRAY[]::text[],
    'an anonymous request publishes nothing'
);
SELECT tap.become('authenticated', 3);
SELECT ledger.review_story(tap.story('asked'), 'approved');
SELECT tap.become('authenticated', 1);
SELECT lives_ok(
    format('SELECT ledger.publish_story(%L)', current_setting('test.asked')),
    'a storyteller publishes what was approved'
);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    format('SELECT status FROM ledger.stories WHERE id = %L', current_setting('test.asked')),
    ARRAY['published'],
    'a member reads it from then on'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
