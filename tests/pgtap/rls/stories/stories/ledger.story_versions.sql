BEGIN;
SELECT plan(14);

SELECT tap.society();
SELECT tap.tell(title, 'submitted', privacy)
FROM (VALUES ('circle', 'community'), ('open', 'public'), ('again', 'public')) AS t (title, privacy);
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story(title), 'public_display')
FROM unnest(ARRAY['open', 'again']) AS title;
SELECT ledger.revise_story(tap.story(title), p_content => 'Today.')
FROM unnest(ARRAY['circle', 'open', 'again']) AS title;
SELECT tap.become('authenticated', 3);
SELECT ledger.review_story(tap.story(title), 'approved')
FROM unnest(ARRAY['circle', 'open', 'again']) AS title;
SELECT tap.become('authenticated', 1);
SELECT ledger.publish_story(tap.story(title))
FROM unnest(ARRAY['circle', 'open', 'again']) AS title;
SELECT ledger.revise_story(current_setting('test.again')::uuid, p_content => 'Tomorrow.');
SELECT tap.become('none');

PREPARE visible AS
SELECT x.title || ' ' || x.version
FROM ledger.story_versions AS x
WHERE position(x.story_id::text IN current_setting('test.told')) > 0
ORDER BY 1;

SELECT policies_are(
    'ledger', 'story_versions',
    ARRAY[
        'story_versions_all_definer',
        'story_versions_select_backup',
        'story_versions_select_anon',
        'story_versions_select_authenticated',
        'story_versions_gate_story'
    ],
    'story_versions has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'story_versions', 'anon', ARRAY['SELECT'],
    '24 truncate: anon reads story_versions, nothing else'
);
SELECT table_privs_are(
    'ledger', 'story_versions', 'authenticated', ARRAY['SELECT'],
    '24 truncate: authenticated reads story_versions, nothing else'
);
SELECT table_privs_are(
    'ledger', 'story_versions', 'service_role', ARRAY[]::text[],
    'service_role does not touch story_versions'
);
SELECT table_privs_are(
    'ledger', 'story_versions', 'ledger_definer', ARRAY['SELECT', 'INSERT'],
    'the helpers read and append to story_versions, and change nothing'
);

SELECT tap.become('anon');
SELECT results_eq(
    'visible', ARRAY['open 2'],
    '28 derived: an anonymous reader sees the published version of what is public'
);
SELECT tap.become('authenticated', 6);
SELECT results_eq(
    'visible', ARRAY['open 2'], 'a stranger who signed in sees no more'
);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['circle 2', 'open 2'],
    '28 derived: a member sees the published version of what they may read'
);
SELECT tap.become('authenticated', 3);
SELECT results_eq(
    'visible',
    ARRAY['again 1', 'again 2', 'again 3', 'circle 1', 'circle 2', 'open 1', 'open 2'],
    'an elder sees every version that was put to review'
);
SELECT tap.become('authenticated', 5);
SELECT results_eq(
    'visible', ARRAY['open 2'], 'an elder elsewhere does not'
);
SELECT tap.become('authenticated', 1);
SELECT results_eq(
    'visible',
    ARRAY['again 1', 'again 2', 'again 3', 'circle 1', 'circle 2', 'open 1', 'open 2'],
    'a storyteller sees every version of their stories'
);
SELECT ledger.withdraw_story(current_setting('test.open')::uuid);
SELECT tap.become('authenticated', 3);
SELECT results_eq(
    'visible', ARRAY['again 1', 'again 2', 'again 3', 'circle 1', 'circle 2'],
    '28 derived: the versions are hidden at once with their story'
);
SELECT tap.become('none');

SELECT ok(
    (
        SELECT NOT polpermissive AND polcmd = '*' AND polroles = '{0}'
        FROM pg_policy
        WHERE polrelid = 'ledger.story_versions'::regclass AND polname = 'story_versions_gate_story'
    ),
    '04 restrictive-scope: the gate is restrictive and binds every role'
);
CREATE POLICY hostile ON ledger.story_versions USING (TRUE) WITH CHECK (TRUE);
SELECT tap.become('authenticated', 6);
SELECT is_empty(
    'SELECT story_id FROM ledger.story_versions
     EXCEPT SELECT id FROM ledger.stories',
    '03 permissive-or: another permissive policy opens nothing of a hidden story'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
