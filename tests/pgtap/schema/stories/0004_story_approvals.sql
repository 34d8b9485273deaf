BEGIN;
SELECT plan(3);

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
-- Triggers off: constraints stand by themselves.
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
    'versions count from 1'
);
SET LOCAL session_replication_role = origin;
SELECT is_empty(
    $$SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND confdeltype <> 'r'
          AND conrelid IN (
              SELECT ('ledger.' || t)::regclass FROM unnest(ARRAY['story_approvals']) AS t
          )$$,
    '11 cascade: a deletion removes no row that its author cannot see'
);

SELECT * FROM finish();
ROLLBACK;
