BEGIN;
SELECT plan(9);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('open', 'published', 'public');
SELECT tap.tell('draft', 'draft', 'public');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'public_display');
SELECT ledger.give_consent(tap.story(title), 'ai_analysis')
FROM unnest(ARRAY['circle', 'open', 'draft']) AS title;
SELECT tap.become('service_role');
SELECT ledger.record_embedding(tap.story(title), 'model-1', '{0.5,0.5}')
FROM unnest(ARRAY['circle', 'open', 'draft']) AS title;
SELECT tap.become('none');

PREPARE visible AS
SELECT s.title
FROM ledger.story_embeddings AS x
LEFT JOIN ledger.stories AS s ON s.id = x.story_id
WHERE position(x.story_id::text IN current_setting('test.told')) > 0
ORDER BY s.title COLLATE "C";

SELECT policies_are(
    'ledger', 'story_embeddings',
    ARRAY[
        'story_embeddings_all_definer',
        'story_embeddings_select_backup',
        'story_embeddings_gate_story'
    ],
    'story_embeddings has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'story_embeddings', 'anon', ARRAY[]::text[],
    'anon does not touch story_embeddings'
);
SELECT table_privs_are(
    'ledger', 'story_embeddings', 'authenticated', ARRAY[]::text[],
    'authenticated does not touch story_embeddings'
);
SELECT table_privs_are(
    'ledger', 'story_embeddings', 'service_role', ARRAY[]::text[],
    'service_role does not touch story_embeddings'
);
SELECT table_privs_are(
    'ledger', 'story_embeddings', 'ledger_definer',
    ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
    'the helpers do to story_embeddings what they must, and no more'
);

GRANT SELECT ON ledger.story_embeddings TO authenticated;
SELECT tap.become('authenticated', 1);
SELECT is_empty('visible', 'even granted, the table shows nothing to a storyteller: no policy opens it');
SELECT tap.become('none');

SELECT ok(
    (
        SELECT NOT polpermissive AND polcmd = '*' AND polroles = '{0}'
        FROM pg_policy
        WHERE polrelid = 'ledger.story_embeddings'::regclass
            AND polname = 'story_embeddings_gate_story'
    ),
    '04 restrictive-scope: the gate is restrictive and binds every role'
);
CREATE POLICY hostile ON ledger.story_embeddings USING (TRUE) WITH CHECK (TRUE);
SELECT tap.become('authenticated', 6);
SELECT results_eq(
    'visible', ARRAY['open'],
    '03 permissive-or: another permissive policy opens nothing of a hidden story'
);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['circle', 'open'],
    '28 derived: the gate is that of the story'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
