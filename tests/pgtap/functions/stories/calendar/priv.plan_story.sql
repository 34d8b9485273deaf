BEGIN;
SELECT plan(8);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.share_story(tap.story('circle'), tap.elsewhere());
SELECT throws_ok(
    format('SELECT priv.plan_story(%L, %L, ''feature'', now(), NULL)', current_setting('test.circle'), community),
    'P0002', 'cannot find community of the story ' || coalesce(community::text, '<NULL>'),
    'a plan is of one of its communities'
)
FROM unnest(ARRAY[tap.id('ff'), NULL]) AS community;
SELECT tap.become('authenticated', 2);
SELECT throws_ok(
    format('SELECT priv.plan_story(%L, ''00000000-0000-7000-8000-0000000000c1'', ''feature'', now(), NULL)', current_setting('test.circle')),
    'EL102', 'only an elder or lead plans stories of community 00000000-0000-7000-8000-0000000000c1',
    'a member plans nothing'
);
SELECT tap.become('authenticated', 5);
SELECT throws_ok(
    format('SELECT priv.plan_story(%L, ''00000000-0000-7000-8000-0000000000c1'', ''feature'', now(), NULL)', current_setting('test.circle')),
    'EL102', 'only an elder or lead plans stories of community 00000000-0000-7000-8000-0000000000c1',
    'an elder plans for their own community'
);
SELECT isnt(
    priv.plan_story(tap.story('circle'), tap.elsewhere(), 'gathering', '2030-01-01 18:00:00+00', 'Bring tea.'),
    NULL, 'where a story was shared, they may tell it'
);
SELECT tap.become('authenticated', 1);
SELECT isnt(
    priv.plan_story(tap.story('circle'), tap.here(), 'feature', '2030-01-02 18:00:00+00', NULL),
    NULL, 'a storyteller plans with any of its communities'
);
SELECT results_eq(
    format(
        $$SELECT kind, note, status, planned_by FROM ledger.content_calendar
          WHERE story_id = %L ORDER BY planned_for$$,
        current_setting('test.circle')
    ),
    $$VALUES
    ('gathering', 'Bring tea.', 'planned', tap.person(5)),
    ('feature', NULL, 'planned', tap.person(1))$$,
    'the calendar says what, and by whom'
);
SELECT results_eq(
    format(
        $$SELECT detail - 'plan_id' FROM ledger.access_logs
          WHERE object_id = %L AND action = 'plan_story'$$,
        current_setting('test.circle')
    ),
    $$VALUES ('{"community_id": "00000000-0000-7000-8000-0000000000c1"}'::jsonb)$$,
    'one audit row says for whom, to who did it'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
