BEGIN;
SELECT plan(11);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.share_story(tap.story('circle'), tap.elsewhere());
SELECT tap.become('none');

SELECT is(
    tap.callers('ledger.plan_story'), ARRAY['authenticated'],
    'only people who are signed in plan a story'
);
SELECT matches(
    tap.attempt(
        person,
        format(
            'SELECT ledger.plan_story(tap.story(''circle''), %L, ''feature'', now())',
            community
        )
    ),
    refusal, description
)
FROM (
    VALUES
    (
        1, tap.neighbours(), '^P0002 . cannot find community of the story ID',
        'a storyteller does not plan a story in a community to which it does not belong'
    ),
    (
        1, NULL, '^P0002 . cannot find community of the story <NULL>',
        'a storyteller does not plan a story in no community'
    ),
    (
        2, tap.here(), '^EL102 . only an elder or lead plans stories of community ID',
        'a member does not plan a story'
    ),
    (
        5, tap.here(), '^EL102 . only an elder or lead plans stories of community ID',
        'an elder does not plan a story in another community than their own'
    )
) AS a (person, community, refusal, description);
SELECT matches(
    tap.attempt(
        NULL,
        $$SELECT priv.plan_story(
            tap.story('circle'), tap.here(), 'feature', now(), NULL
        )$$
    ),
    '^EL001 ', 'without claims nobody plans a story'
);
SELECT tap.become('authenticated', 5);
SELECT set_config(
    'test.plan',
    priv.plan_story(
        tap.story('circle'), tap.elsewhere(), 'gathering', '2030-01-01', 'Bring tea.'
    )::text,
    TRUE
);
SELECT tap.become('none');
SELECT is(
    tap.attempt(
        person,
        format(
            'SELECT ledger.plan_story(tap.story(''circle''), %L, ''feature'', %L)',
            community, planned_for
        )
    ),
    'done', description
)
FROM (
    VALUES
    (
        1, tap.elsewhere(), '2030-01-02',
        'a storyteller plans their story in any of its communities'
    ),
    (3, tap.here(), '2030-01-03', 'an elder plans a story in their own community')
) AS a (person, community, planned_for, description);
SELECT results_eq(
    $$
    SELECT
        id::text = current_setting('test.plan'), community_id, kind, planned_for, note,
        status, planned_by
    FROM ledger.content_calendar
    WHERE story_id = tap.story('circle')
    ORDER BY planned_for
    $$,
    $$
    VALUES
    (
        TRUE, tap.elsewhere(), 'gathering', '2030-01-01'::timestamptz, 'Bring tea.',
        'planned', tap.person(5)
    ),
    (FALSE, tap.elsewhere(), 'feature', '2030-01-02', NULL, 'planned', tap.person(1)),
    (FALSE, tap.here(), 'feature', '2030-01-03', NULL, 'planned', tap.person(3))
    $$,
    'an elder gets the id of their plan, and each plan says who planned what and where'
);
SELECT results_eq(
    $$SELECT tap.audited('plan_story')$$,
    ARRAY[
        '5 authenticated story ID {"plan_id": "ID", "community_id": "c2"}',
        '1 authenticated story ID {"plan_id": "ID", "community_id": "c2"}',
        '3 authenticated story ID {"plan_id": "ID", "community_id": "c1"}'
    ],
    'one audit row for each plan says who planned it and where, and nothing of the note'
);
SELECT is(
    (
        SELECT detail ->> 'plan_id'
        FROM ledger.access_logs
        WHERE action = 'plan_story'
        ORDER BY id
        LIMIT 1
    ),
    current_setting('test.plan'), 'the audit row names the plan'
);

SELECT * FROM finish();
ROLLBACK;
