BEGIN;
SELECT plan(2);

SELECT tap.society();
SELECT tap.tell('asked', 'submitted', 'community');
SELECT throws_ok(
    format(
        'INSERT INTO ledger.story_approvals (story_id, version, reviewer_id, decision)
         VALUES (%L, 1, ''00000000-0000-7000-8000-000000000003'', ''fine'')',
        current_setting('test.asked')
    ),
    '23514',
    'new row for relation "story_approvals" violates check constraint '
    '"story_approvals_decision_check"',
    'a decision is an approval or a request for changes'
);
-- Without the triggers the constraints alone refuse the rows.
SET LOCAL session_replication_role = replica;
SELECT throws_ok(
    format(
        'INSERT INTO ledger.story_approvals (story_id, version, reviewer_id, decision)
         VALUES (%L, 0, ''00000000-0000-7000-8000-000000000003'', ''approved'')',
        current_setting('test.asked')
    ),
    '23514',
    'new row for relation "story_approvals" violates check constraint '
    '"story_approvals_version_check"',
    'the version of a decision is at least 1'
);
SET LOCAL session_replication_role = origin;

SELECT * FROM finish();
ROLLBACK;
