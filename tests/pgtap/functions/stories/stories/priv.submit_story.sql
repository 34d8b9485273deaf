BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.tell('draft', 'draft', 'private');
SELECT tap.tell('silent', 'draft', 'private');
UPDATE ledger.stories SET content = ' ' WHERE title = 'silent';

SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    format('SELECT priv.submit_story(%L)', current_setting('test.silent')),
    'EL105', 'nothing to review in story ' || current_setting('test.silent'),
    'a story with nothing in it is not put to review'
);
SELECT set_config('ledger.clock', '2030-01-01 00:00:00+00', TRUE);
SELECT lives_ok(
    format('SELECT priv.submit_story(%L)', current_setting('test.draft')),
    'calling the helper does what the API function does'
);
SELECT is(
    (SELECT submitted_at FROM ledger.stories WHERE id = tap.story('draft')),
    '2030-01-01 00:00:00+00'::timestamptz,
    'the story says when, by the ledger''s clock'
);
SELECT throws_ok(
    format('SELECT priv.submit_story(%L)', current_setting('test.draft')),
    'EL104', 'story is submitted, not draft: ' || current_setting('test.draft'),
    'it is submitted once'
);
SELECT is(
    (
        SELECT count(*)::integer FROM ledger.access_logs
        WHERE object_id = tap.story('draft') AND action = 'submit_story'
    ),
    1,
    'one audit row says so, none the refusal'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
