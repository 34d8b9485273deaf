BEGIN;
SELECT plan(3);

SELECT tap.society();
SELECT tap.tell('asked', 'submitted', 'community');
SELECT throws_ok(
    format(
        'INSERT INTO ledger.story_versions
         SELECT (jsonb_populate_record(v, ''{"version": 0}'')).*
         FROM ledger.story_versions AS v WHERE v.story_id = %L',
        current_setting('test.asked')
    ),
    '23514',
    'new row for relation "story_versions" violates check constraint '
    '"story_versions_version_check"',
    'versions count from one'
);
SELECT throws_ok(
    format(
        'INSERT INTO ledger.story_versions
         SELECT * FROM ledger.story_versions AS v WHERE v.story_id = %L',
        current_setting('test.asked')
    ),
    '23505',
    'duplicate key value violates unique constraint "story_versions_pkey"',
    'a version has one text'
);
SELECT is_empty(
    $$SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND confdeltype <> 'r'
          AND conrelid = 'ledger.story_versions'::regclass$$,
    '11 cascade: a deletion removes no row that its author cannot see'
);

SELECT * FROM finish();
ROLLBACK;
