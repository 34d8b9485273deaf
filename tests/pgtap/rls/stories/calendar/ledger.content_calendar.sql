BEGIN;
SELECT plan(12);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('open', 'published', 'public');
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'public_display');
SELECT ledger.share_story(tap.story('open'), tap.elsewhere());
SELECT ledger.plan_story(tap.story(title), tap.here(), 'feature', '2030-01-01')
FROM unnest(ARRAY['circle', 'open', 'asked']) AS title;
SELECT tap.become('authenticated', 5);
SELECT ledger.plan_story(tap.story('open'), tap.elsewhere(), 'gathering', '2030-01-01');
SELECT tap.become('none');

PREPARE visible AS
SELECT s.title || ' ' || x.kind
FROM ledger.content_calendar AS x
LEFT JOIN ledger.stories AS s ON s.id = x.story_id
WHERE position(x.story_id::text IN current_setting('test.told')) > 0
ORDER BY 1;

SELECT policies_are(
    'ledger', 'content_calendar',
    ARRAY[
        'content_calendar_all_definer',
        'content_calendar_select_backup',
        'content_calendar_select_authenticated',
        'content_calendar_gate_story'
    ],
    'content_calendar has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'content_calendar', 'anon', ARRAY[]::text[],
    'anon does not touch content_calendar'
);
SELECT table_privs_are(
    'ledger', 'content_calendar', 'authenticated', ARRAY['SELECT'],
    '24 truncate: authenticated reads content_calendar, nothing else'
);
SELECT table_privs_are(
    'ledger', 'content_calendar', 'service_role', ARRAY[]::text[],
    'service_role does not touch content_calendar'
);
SELECT table_privs_are(
    'ledger', 'content_calendar', 'ledger_definer', ARRAY['SELECT', 'INSERT', 'UPDATE'],
    'the helpers do to content_calendar what they must, and no more'
);

SELECT tap.become('authenticated', 1);
SELECT results_eq(
    'visible', ARRAY['asked feature', 'circle feature', 'open feature', 'open gathering'],
    'a storyteller reads every plan with their stories'
);
SELECT tap.become('authenticated', 3);
SELECT results_eq(
    'visible', ARRAY['asked feature', 'circle feature', 'open feature'],
    'an elder reads what their community plans'
);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['circle feature', 'open feature'],
    '28 derived: a member reads it of the stories that they may read'
);
SELECT tap.become('authenticated', 5);
SELECT results_eq(
    'visible', ARRAY['open gathering'],
    'another community reads its own plans'
);
SELECT tap.become('authenticated', 6);
SELECT is_empty('visible', 'the public reads none');
SELECT tap.become('none');

SELECT ok(
    (
        SELECT NOT polpermissive AND polcmd = '*' AND polroles = '{0}'
        FROM pg_policy
        WHERE polrelid = 'ledger.content_calendar'::regclass
            AND polname = 'content_calendar_gate_story'
    ),
    '04 restrictive-scope: the gate is restrictive and binds every role'
);
CREATE POLICY hostile ON ledger.content_calendar USING (TRUE) WITH CHECK (TRUE);
SELECT tap.become('authenticated', 6);
SELECT is_empty(
    'SELECT story_id FROM ledger.content_calendar
     EXCEPT SELECT id FROM ledger.stories',
    '03 permissive-or: another permissive policy opens nothing of a hidden story'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
