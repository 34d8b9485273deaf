BEGIN;
SELECT plan(13);

SELECT tap.society();
SELECT tap.tell('asked', 'submitted', 'community');
SELECT tap.tell('open', 'published', 'public');
SELECT tap.tell('draft', 'draft', 'public');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'public_display');
SELECT ledger.share_story(tap.story('open'), tap.elsewhere());
SELECT set_config(
    'test.session_' || title,
    ledger.start_collaboration(tap.story(title))::text, TRUE
)
FROM unnest(ARRAY['asked', 'open', 'draft']) AS title;
SELECT ledger.append_operation(
    current_setting('test.session_' || title)::uuid, '{"insert": "Once"}'
)
FROM unnest(ARRAY['asked', 'open', 'draft']) AS title;
SELECT tap.become('none');

PREPARE visible AS
SELECT s.title
FROM ledger.collaboration_sessions AS x
LEFT JOIN ledger.stories AS s ON s.id = x.story_id
WHERE position(x.story_id::text IN current_setting('test.told')) > 0
ORDER BY s.title COLLATE "C";

SELECT policies_are(
    'ledger', 'collaboration_sessions',
    ARRAY[
        'collaboration_sessions_all_definer',
        'collaboration_sessions_select_backup',
        'collaboration_sessions_select_authenticated',
        'collaboration_sessions_gate_story'
    ],
    'collaboration_sessions has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'collaboration_sessions', 'anon', ARRAY[]::text[],
    'anon does not touch collaboration_sessions'
);
SELECT table_privs_are(
    'ledger', 'collaboration_sessions', 'authenticated', ARRAY['SELECT'],
    '24 truncate: authenticated reads collaboration_sessions, nothing else'
);
SELECT table_privs_are(
    'ledger', 'collaboration_sessions', 'service_role', ARRAY[]::text[],
    'service_role does not touch collaboration_sessions'
);
SELECT table_privs_are(
    'ledger', 'collaboration_sessions', 'ledger_definer',
    ARRAY['SELECT', 'INSERT', 'UPDATE'],
    'the helpers do to collaboration_sessions what they must, and no more'
);

SELECT tap.become('authenticated', 1);
SELECT results_eq(
    'visible', ARRAY['asked', 'draft', 'open'],
    'a storyteller reads all work on their stories'
);
SELECT tap.become('authenticated', 3);
SELECT results_eq(
    'visible', ARRAY['asked', 'open'],
    '28 derived: an elder reads it of the stories that they see'
);
SELECT tap.become('authenticated', 5);
SELECT results_eq(
    'visible', ARRAY['open'],
    'an elder of another of its communities does too'
);
SELECT tap.become('authenticated', 2);
SELECT is_empty('visible', 'a member who reads the story does not read how it was written');
SELECT tap.become('authenticated', 6);
SELECT is_empty('visible', 'nor does the public');
SELECT tap.become('authenticated');
SELECT is_empty('visible', 'without claims nobody does');
SELECT tap.become('none');

SELECT ok(
    (
        SELECT NOT polpermissive AND polcmd = '*' AND polroles = '{0}'
        FROM pg_policy
        WHERE polrelid = 'ledger.collaboration_sessions'::regclass
            AND polname = 'collaboration_sessions_gate_story'
    ),
    '04 restrictive-scope: the gate is restrictive and binds every role'
);
CREATE POLICY hostile ON ledger.collaboration_sessions USING (TRUE) WITH CHECK (TRUE);
SELECT tap.become('authenticated', 6);
SELECT is_empty(
    'SELECT story_id FROM ledger.collaboration_sessions
     EXCEPT SELECT id FROM ledger.stories',
    '03 permissive-or: another permissive policy opens nothing of a hidden story'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
