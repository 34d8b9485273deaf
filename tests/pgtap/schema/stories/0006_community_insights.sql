BEGIN;
SELECT plan(3);

SELECT tap.society();

SELECT throws_ok(
    format(
        'INSERT INTO ledger.community_insights (
             community_id, recorded_by, kind, title, description, confidence
         )
         VALUES (
             ''00000000-0000-7000-8000-0000000000c1'',
             ''00000000-0000-7000-8000-000000000003'', %s
         )',
        wrong.row
    ),
    '23514',
    format(
        'new row for relation "community_insights" violates check constraint "%s"',
        wrong.breaks
    ),
    wrong.says
)
FROM (
    VALUES
    (
        '''rumour'', ''t'', ''d'', 1', 'community_insights_kind_check',
        'an insight is a theme, trend, need or success'
    ),
    ('''need'', '''', ''d'', 1', 'community_insights_title_check',
    'an insight must have a title'),
    (
        '''need'', ''t'', ''d'', 1.1', 'community_insights_confidence_check',
        'a confidence must be from 0 to 1'
    )
) AS wrong (row, breaks, says);

SELECT * FROM finish();
ROLLBACK;
