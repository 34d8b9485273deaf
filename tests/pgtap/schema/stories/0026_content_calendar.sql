BEGIN;
SELECT plan(5);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.plan_story(tap.story('circle'), tap.here(), 'feature', '2030-01-01');
SELECT tap.become('none');

SELECT is(
    tap.broken_copy(
        'ledger.content_calendar', $$story_id = tap.story('circle')$$, w.change::jsonb
    ),
    w.breaks, w.says
)
FROM (
    VALUES
    (
        '{"kind": "party"}', 'content_calendar_kind_check',
        'a plan is to publish, to feature or to gather'
    ),
    (
        format(
            '{"status": "late", "settled_at": "2030-01-01", "settled_by": "%s"}',
            tap.person(1)
        ),
        'content_calendar_status_check', 'a plan is planned, done or cancelled'
    ),
    (
        '{"status": "done"}', 'content_calendar_settled_by_check',
        'a plan that is done must name who said so'
    ),
    (
        '{"settled_at": "2030-01-01"}', 'content_calendar_settled_by_check',
        'an open plan cannot have a time at which it was settled'
    ),
    (
        format('{"community_id": "%s"}', tap.elsewhere()),
        'content_calendar_story_id_fkey',
        'only a community of the story can plan with it'
    )
) AS w (change, breaks, says);

SELECT * FROM finish();
ROLLBACK;
