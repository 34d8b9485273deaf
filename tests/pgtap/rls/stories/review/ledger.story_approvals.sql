BEGIN;
SELECT plan(12);

SELECT tap.society();
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.become('authenticated', 1);
SELECT ledger.share_story(tap.story('asked'), tap.elsewhere());
SELECT tap.become('authenticated', 3);
SELECT ledger.review_story(tap.story('asked'), 'approved');
SELECT tap.become('authenticated', 1);
SELECT ledger.publish_story(tap.story('asked'));
SELECT tap.become('none');

PREPARE visible AS
SELECT s.title
FROM ledger.story_approvals AS x
LEFT JOIN ledger.stories AS s ON s.id = x.story_id
WHERE position(x.story_id::text IN current_setting('test.told')) > 0
ORDER BY s.title COLLATE "C";

SELECT policies_are(
    'ledger', 'story_approvals',
    ARRAY[
        'story_approvals_all_definer',
        'story_approvals_select_backup',
        'story_approvals_select_authenticated',
        'story_approvals_gate_story'
    ],
    'story_approvals has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'story_approvals', 'anon', ARRAY[]::text[],
    'anon does not touch story_approvals'
);
SELECT table_privs_are(
    'ledger', 'story_approvals', 'authenticated', ARRAY['SELECT'],
    '24 truncate: authenticated reads story_approvals, nothing else'
);
SELECT table_privs_are(
    'ledger', 'story_approvals', 'service_role', ARRAY[]::text[],
    'service_role does not touch story_approvals'
);
SELECT table_privs_are(
    'ledger', 'story_approvals', 'ledger_definer', ARRAY['SELECT', 'INSERT'],
    'the helpers read and append to story_approvals, and change nothing'
);

SELECT tap.become('authenticated', 1);
SELECT results_eq('visible', ARRAY['asked'], 'a storyteller reads what was decided');
SELECT tap.become('authenticated', 4);
SELECT results_eq('visible', ARRAY['asked'], 'a lead reads what an elder decided');
SELECT tap.become('authenticated', 5);
SELECT results_eq(
    'visible', ARRAY['asked'],
    'an elder of a community that it was shared with reads it too'
);
SELECT tap.become('authenticated', 2);
SELECT is_empty('visible', 'a member who reads the story does not read its review');
SELECT tap.become('authenticated', 6);
SELECT is_empty('visible', '28 derived: a stranger reads no review');
SELECT tap.become('none');

SELECT ok(
    (
        SELECT NOT polpermissive AND polcmd = '*' AND polroles = '{0}'
        FROM pg_policy
        WHERE polrelid = 'ledger.story_approvals'::regclass AND polname = 'story_approvals_gate_story'
    ),
    '04 restrictive-scope: the gate is restrictive and binds every role'
);
CREATE POLICY hostile ON ledger.story_approvals USING (TRUE) WITH CHECK (TRUE);
SELECT tap.become('authenticated', 6);
SELECT is_empty(
    'SELECT story_id FROM ledger.story_approvals
     EXCEPT SELECT id FROM ledger.stories',
    '03 permissive-or: another permissive policy opens nothing of a hidden story'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
