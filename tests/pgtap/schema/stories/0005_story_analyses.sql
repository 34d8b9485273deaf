BEGIN;
SELECT plan(4);

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
    ('0, ''themes'', ''r'', ''{}''', 'story_analyses_version_check',
    'the version of an analysis is at least 1'),
    ('1, ''The mes'', ''r'', ''{}''', 'story_analyses_kind_check',
    'a kind is lower-case letters and underscores'),
    ('1, ''themes'', '''', ''{}''', 'story_analyses_model_check',
    'an analysis must name its model'),
    ('1, ''themes'', ''r'', ''[]''', 'story_analyses_result_check',
    'a result must be an object')
) AS wrong (row, breaks, says);

SELECT * FROM finish();
ROLLBACK;
