BEGIN;
SELECT plan(10);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('open', 'published', 'public');
SELECT tap.tell('draft', 'draft', 'public');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'public_display');
SELECT tap.become('authenticated', 3);
SELECT ledger.record_insight(
    tap.here(), 'theme', 'Water', 'It runs through all.',
    ARRAY[tap.story('circle'), tap.story('open')]
);
SELECT tap.become('none');

PREPARE visible AS
SELECT s.title
FROM ledger.insight_stories AS x
LEFT JOIN ledger.stories AS s ON s.id = x.story_id
WHERE position(x.story_id::text IN current_setting('test.told')) > 0
ORDER BY s.title COLLATE "C";

SELECT policies_are(
    'ledger', 'insight_stories',
    ARRAY[
        'insight_stories_all_definer',
        'insight_stories_select_backup',
        'insight_stories_select_authenticated',
        'insight_stories_gate_story'
    ],
    'insight_stories has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'insight_stories', 'anon', ARRAY[]::text[],
    'anon does not touch insight_stories'
);
SELECT table_privs_are(
    'ledger', 'insight_stories', 'authenticated', ARRAY['SELECT'],
    '24 truncate: authenticated reads insight_stories, nothing else'
);
SELECT table_privs_are(
    'ledger', 'insight_stories', 'service_role', ARRAY[]::text[],
    'service_role does not touch insight_stories'
);
SELECT table_privs_are(
    'ledger', 'insight_stories', 'ledger_definer', ARRAY['SELECT', 'INSERT'],
    'the helpers read and append to insight_stories, and change nothing'
);

SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['circle', 'open'],
    'a member sees which stories an insight of theirs rests on'
);
SELECT tap.become('authenticated', 6);
SELECT is_empty(
    'visible', 'who does not see the insight does not see that it rests on a public story'
);
SELECT tap.become('authenticated', 1);
SELECT ledger.set_story_privacy(tap.story('circle'), 'private');
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['open'],
    '28 derived: a story that became private leaves the insights that it supports'
);
SELECT tap.become('none');

SELECT ok(
    (
        SELECT NOT polpermissive AND polcmd = '*' AND polroles = '{0}'
        FROM pg_policy
        WHERE polrelid = 'ledger.insight_stories'::regclass AND polname = 'insight_stories_gate_story'
    ),
    '04 restrictive-scope: the gate is restrictive and binds every role'
);
CREATE POLICY hostile ON ledger.insight_stories USING (TRUE) WITH CHECK (TRUE);
SELECT tap.become('authenticated', 6);
SELECT is_empty(
    'SELECT story_id FROM ledger.insight_stories
     EXCEPT SELECT id FROM ledger.stories',
    '03 permissive-or: another permissive policy opens nothing of a hidden story'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
