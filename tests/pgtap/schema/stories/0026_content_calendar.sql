BEGIN;
SELECT plan(6);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.plan_story(tap.story('circle'), tap.here(), 'feature', '2030-01-01');
SELECT tap.become('none');
CREATE FUNCTION pg_temp.again(p_change jsonb)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.content_calendar (
    story_id, community_id, kind, planned_for, status, planned_by, settled_by,
    settled_at
)
SELECT
    (x.r).story_id, (x.r).community_id, (x.r).kind, (x.r).planned_for,
    (x.r).status, (x.r).planned_by, (x.r).settled_by, (x.r).settled_at
FROM (
    SELECT jsonb_populate_record(o, p_change) AS r
    FROM ledger.content_calendar AS o
    WHERE o.story_id = tap.story('circle')
    LIMIT 1
) AS x;
$$;
SELECT throws_ok(
    format('SELECT pg_temp.again(%L)', change), '23514',
    format(
        'new row for relation "%s" violates check constraint "%s"',
        'content_calendar', 'content_calendar_' || rule || '_check'
    ),
    description
)
FROM (
    VALUES
    ('kind', '{"kind": "party"}', 'a plan is one of three kinds'),
    (
        'status', '{"status": "late", "settled_at": "2030-01-01", "settled_by": "00000000-0000-7000-8000-000000000001"}',
        'in one of three states'
    ),
    ('settled_by', '{"status": "done"}', 'whoever settled it is named'),
    ('settled_by', '{"settled_at": "2030-01-01"}', 'what is planned is not settled')
) AS t (rule, change, description);
SELECT throws_ok(
    'SELECT pg_temp.again(
        ''{"community_id": "00000000-0000-7000-8000-0000000000c2"}''
    )',
    '23503',
    'insert or update on table "content_calendar" violates foreign key constraint '
    '"content_calendar_story_id_fkey"',
    'the community that plans it is one of the story'
);
SELECT is_empty(
    $$SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND confdeltype <> 'r'
          AND conrelid IN (
              SELECT ('ledger.' || t)::regclass FROM unnest(ARRAY['content_calendar']) AS t
          )$$,
    '11 cascade: a deletion removes no row that its author cannot see'
);

SELECT * FROM finish();
ROLLBACK;
