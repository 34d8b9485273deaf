BEGIN;
SELECT plan(2);

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
    'the number of a version is at least 1'
);
SELECT throws_ok(
    format(
        'INSERT INTO ledger.story_versions
         SELECT * FROM ledger.story_versions AS v WHERE v.story_id = %L',
        current_setting('test.asked')
    ),
    '23505',
    'duplicate key value violates unique constraint "story_versions_pkey"',
    'a version cannot have two texts'
);

SELECT * FROM finish();
ROLLBACK;
