BEGIN;
SELECT plan(11);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('open', 'published', 'public');
SELECT tap.tell('draft', 'draft', 'public');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'public_display');
SELECT ledger.give_consent(tap.story(t), 'ai_analysis')
FROM unnest(ARRAY['circle', 'open', 'draft']) AS t;
SELECT tap.become('service_role');
SELECT ledger.record_analysis(
    tap.story(t), 'themes', 'reader 1', '{"themes": ["water"]}'
)
FROM unnest(ARRAY['circle', 'open', 'draft']) AS t;
SELECT tap.become('none');

PREPARE visible AS
SELECT s.title
FROM ledger.story_analyses AS x
LEFT JOIN ledger.stories AS s ON s.id = x.story_id
WHERE position(x.story_id::text IN current_setting('test.told')) > 0
ORDER BY s.title COLLATE "C";

SELECT policies_are(
    'ledger', 'story_analyses',
    ARRAY[
        'story_analyses_all_definer',
        'story_analyses_select_backup',
        'story_analyses_select_anon',
        'story_analyses_select_authenticated',
        'story_analyses_gate_story'
    ],
    'story_analyses has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'story_analyses', 'anon', ARRAY['SELECT'],
    '24 truncate: anon reads story_analyses, nothing else'
);
SELECT table_privs_are(
    'ledger', 'story_analyses', 'authenticated', ARRAY['SELECT'],
    '24 truncate: authenticated reads story_analyses, nothing else'
);
SELECT table_privs_are(
    'ledger', 'story_analyses', 'service_role', ARRAY[]::text[],
    'service_role does not touch story_analyses'
);
SELECT table_privs_are(
    'ledger', 'story_analyses', 'ledger_definer', ARRAY['SELECT', 'INSERT'],
    'the helpers read and append to story_analyses, and change nothing'
);

SELECT tap.become('anon');
SELECT results_eq(
    'visible', ARRAY['open'],
    '28 derived: an anonymous reader sees the analyses of what is public'
);
SELECT tap.become('authenticated', 1);
SELECT results_eq(
    'visible', ARRAY['circle', 'draft', 'open'],
    'a storyteller sees what software found in their stories'
);
SELECT ledger.withdraw_consent(tap.story('open'), 'public_display');
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['circle', 'open'],
    '28 derived: a member sees the analyses of what they may read'
);
SELECT tap.become('authenticated', 6);
SELECT is_empty(
    'visible', '28 derived: an analysis is hidden at once with its story'
);
SELECT tap.become('none');

SELECT ok(
    (
        SELECT NOT polpermissive AND polcmd = '*' AND polroles = '{0}'
        FROM pg_policy
        WHERE polrelid = 'ledger.story_analyses'::regclass AND polname = 'story_analyses_gate_story'
    ),
    '04 restrictive-scope: the gate is restrictive and binds every role'
);
CREATE POLICY hostile ON ledger.story_analyses USING (TRUE) WITH CHECK (TRUE);
SELECT tap.become('authenticated', 6);
SELECT is_empty(
    'SELECT story_id FROM ledger.story_analyses
     EXCEPT SELECT id FROM ledger.stories',
    '03 permissive-or: another permissive policy opens nothing of a hidden story'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
