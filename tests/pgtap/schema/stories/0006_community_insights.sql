BEGIN;
SELECT plan(4);

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
    ('''need'', '''', ''d'', 1', 'community_insights_title_check', 'it has a title'),
    (
        '''need'', ''t'', ''d'', 1.1', 'community_insights_confidence_check',
        'nobody is surer than sure'
    )
) AS wrong (row, breaks, says);
SELECT is_empty(
    $$SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND confdeltype <> 'r'
          AND conrelid IN (
              SELECT ('ledger.' || t)::regclass FROM unnest(ARRAY['community_insights', 'insight_stories']) AS t
          )$$,
    '11 cascade: a deletion removes no row that its author cannot see'
);

SELECT * FROM finish();
ROLLBACK;
