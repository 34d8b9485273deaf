BEGIN;
SELECT plan(4);

SELECT tap.society();
SELECT tap.tell('open', 'submitted', 'public');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'public_display');
SELECT tap.become('authenticated', 3);
SELECT ledger.review_story(tap.story('open'), 'approved');
SELECT tap.become('authenticated', 1);
SELECT ledger.publish_story(tap.story('open'));

SELECT function_privs_are(
    'ledger', 'revise_story',
    ARRAY[
        'uuid', 'text', 'text', 'text', 'text', 'jsonb', 'text[]', 'text', 'text[]',
        'text', 'boolean'
    ],
    'anon', ARRAY[]::text[],
    'an anonymous request revises nothing'
);
SELECT is(
    ledger.revise_story(tap.story('open'), p_content => 'Or not.'),
    2, 'the storyteller revises a published story'
);
SELECT tap.become('anon');
SELECT is_empty(
    format('SELECT FROM ledger.stories WHERE id = %L', current_setting('test.open')),
    'the public reads neither the new text nor the old one'
);
SELECT tap.become('authenticated', 3);
SELECT ledger.review_story(tap.story('open'), 'approved', NULL, 2);
SELECT ledger.publish_story(tap.story('open'));
SELECT tap.become('anon');
SELECT results_eq(
    format('SELECT content FROM ledger.stories WHERE id = %L', current_setting('test.open')),
    ARRAY['Or not.'],
    'until the new one is approved and published'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
