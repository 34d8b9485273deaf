BEGIN;
SELECT plan(11);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('open', 'published', 'public');
SELECT tap.tell('draft', 'draft', 'public');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'public_display');
SELECT tap.become('authenticated', 3);
SELECT set_config(
    'test.label',
    ledger.create_label(tap.here(), 'tk_a', 'Ours', 'Name us.')::text,
    TRUE
);
SELECT set_config(
    'test.spare',
    ledger.create_label(tap.here(), 'tk_ss', 'Not yet', 'Wait.')::text,
    TRUE
);
SELECT ledger.translate_label(
    current_setting('test.label')::uuid, 'fr', 'À nous', 'Nommez-nous.'
);
SELECT ledger.translate_label(
    current_setting('test.spare')::uuid, 'fr', 'Pas encore', 'Attendez.'
);
SELECT tap.become('authenticated', 1);
SELECT ledger.apply_label(tap.story(title), current_setting('test.label')::uuid)
FROM unnest(ARRAY['circle', 'open', 'draft']) AS title;
SELECT tap.become('none');

PREPARE visible AS
SELECT s.title
FROM ledger.story_labels AS x
LEFT JOIN ledger.stories AS s ON s.id = x.story_id
WHERE position(x.story_id::text IN current_setting('test.told')) > 0
ORDER BY s.title COLLATE "C";

SELECT policies_are(
    'ledger', 'story_labels',
    ARRAY[
        'story_labels_all_definer',
        'story_labels_select_backup',
        'story_labels_select_anon',
        'story_labels_select_authenticated',
        'story_labels_gate_story'
    ],
    'story_labels has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'story_labels', 'anon', ARRAY['SELECT'],
    '24 truncate: anon reads story_labels, nothing else'
);
SELECT table_privs_are(
    'ledger', 'story_labels', 'authenticated', ARRAY['SELECT'],
    '24 truncate: authenticated reads story_labels, nothing else'
);
SELECT table_privs_are(
    'ledger', 'story_labels', 'service_role', ARRAY[]::text[],
    'service_role does not touch story_labels'
);
SELECT table_privs_are(
    'ledger', 'story_labels', 'ledger_definer', ARRAY['SELECT', 'INSERT', 'DELETE'],
    'the helpers do to story_labels what they must, and no more'
);

SELECT tap.become('anon');
SELECT results_eq(
    'visible', ARRAY['open'],
    '28 derived: an anonymous reader sees the labels of what is public'
);
SELECT tap.become('authenticated', 1);
SELECT results_eq(
    'visible', ARRAY['circle', 'draft', 'open'],
    'a storyteller sees the labels of all their stories'
);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['circle', 'open'],
    '28 derived: a member sees the labels of what they may read'
);
SELECT tap.become('authenticated', 6);
SELECT results_eq(
    'visible', ARRAY['open'],
    '28 derived: a stranger sees no label of a hidden story'
);
SELECT tap.become('none');

SELECT ok(
    (
        SELECT NOT polpermissive AND polcmd = '*' AND polroles = '{0}'
        FROM pg_policy
        WHERE polrelid = 'ledger.story_labels'::regclass
            AND polname = 'story_labels_gate_story'
    ),
    '04 restrictive-scope: the gate is restrictive and binds every role'
);
CREATE POLICY hostile ON ledger.story_labels USING (TRUE) WITH CHECK (TRUE);
SELECT tap.become('authenticated', 6);
SELECT is_empty(
    'SELECT story_id FROM ledger.story_labels
     EXCEPT SELECT id FROM ledger.stories',
    '03 permissive-or: another permissive policy opens nothing of a hidden story'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
