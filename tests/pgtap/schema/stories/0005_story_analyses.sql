BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT throws_ok(
    format(
        'INSERT INTO ledger.story_analyses (story_id, version, kind, model, result)
         VALUES (%L, %s)',
        current_setting('test.circle'), wrong.row
    ),
    '23514',
    format(
        'new row for relation "story_analyses" violates check constraint "%s"', wrong.breaks
    ),
    wrong.says
)
FROM (
    VALUES
    ('0, ''themes'', ''r'', ''{}''', 'story_analyses_version_check', 'versions count from 1'),
    ('1, ''The mes'', ''r'', ''{}''', 'story_analyses_kind_check', 'a kind is a name'),
    ('1, ''themes'', '''', ''{}''', 'story_analyses_model_check', 'somebody made it'),
    ('1, ''themes'', ''r'', ''[]''', 'story_analyses_result_check', 'a result has keys')
) AS wrong (row, breaks, says);
SELECT is_empty(
    $$SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND confdeltype <> 'r'
          AND conrelid IN (
              SELECT ('ledger.' || t)::regclass FROM unnest(ARRAY['story_analyses']) AS t
          )$$,
    '11 cascade: a deletion removes no row that its author cannot see'
);

SELECT * FROM finish();
ROLLBACK;
