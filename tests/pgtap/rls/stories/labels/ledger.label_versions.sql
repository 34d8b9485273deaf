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
FROM unnest(ARRAY['open']) AS title;
SELECT tap.become('none');

PREPARE visible AS
SELECT x.name
FROM ledger.label_versions AS x
WHERE x.label_id IN (
    current_setting('test.label')::uuid, current_setting('test.spare')::uuid
)
ORDER BY x.name COLLATE "C" DESC;

SELECT policies_are(
    'ledger', 'label_versions',
    ARRAY[
        'label_versions_all_definer',
        'label_versions_select_backup',
        'label_versions_select_everybody'
    ],
    'label_versions has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'label_versions', 'anon', ARRAY['SELECT'],
    '24 truncate: anon reads label_versions, nothing else'
);
SELECT table_privs_are(
    'ledger', 'label_versions', 'authenticated', ARRAY['SELECT'],
    '24 truncate: authenticated reads label_versions, nothing else'
);
SELECT table_privs_are(
    'ledger', 'label_versions', 'service_role', ARRAY[]::text[],
    'service_role does not touch label_versions'
);
SELECT table_privs_are(
    'ledger', 'label_versions', 'ledger_definer', ARRAY['SELECT', 'INSERT'],
    'the helpers read and append to label_versions, and change nothing'
);

SELECT tap.become('anon');
SELECT results_eq(
    'visible', ARRAY['Ours'],
    'an anonymous reader reads what a public story carries'
);
SELECT tap.become('authenticated', 6);
SELECT results_eq('visible', ARRAY['Ours'], 'and so does a stranger who signed in');
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['Ours', 'Not yet'],
    'a member reads what their community wrote, also before it is used'
);
SELECT tap.become('authenticated', 5);
SELECT results_eq(
    'visible', ARRAY['Ours'],
    'an elder elsewhere reads what they can see in use'
);
SELECT tap.become('authenticated', 1);
SELECT ledger.withdraw_consent(tap.story('open'), 'public_display');
SELECT tap.become('authenticated', 6);
SELECT is_empty('visible', '28 derived: a label that only hidden stories carry is hidden with them');
SELECT tap.become('anon');
SELECT is_empty('visible', 'from everybody outside');
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
