BEGIN;
SELECT plan(14);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('open', 'published', 'public');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'public_display');
SELECT ledger.share_story(tap.story('open'), tap.elsewhere());
SELECT ledger.give_consent(tap.story(title), 'media_use')
FROM unnest(ARRAY['circle', 'open']) AS title;
SELECT ledger.record_disclosure(
    tap.story(title), 'media_use', 'Radio', 'radio@example.org'
)
FROM unnest(ARRAY['circle', 'open']) AS title;
SELECT tap.become('none');

PREPARE visible AS
SELECT s.title
FROM ledger.disclosures AS x
LEFT JOIN ledger.stories AS s ON s.id = x.story_id
WHERE position(x.story_id::text IN current_setting('test.told')) > 0
ORDER BY s.title COLLATE "C";

SELECT policies_are(
    'ledger', 'disclosures',
    ARRAY[
        'disclosures_all_definer',
        'disclosures_select_backup',
        'disclosures_select_authenticated',
        'disclosures_gate_story'
    ],
    'disclosures has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'disclosures', 'anon', ARRAY[]::text[],
    'anon does not touch disclosures'
);
SELECT table_privs_are(
    'ledger', 'disclosures', 'authenticated', ARRAY['SELECT'],
    '24 truncate: authenticated reads disclosures, nothing else'
);
SELECT table_privs_are(
    'ledger', 'disclosures', 'service_role', ARRAY[]::text[],
    'service_role does not touch disclosures'
);
SELECT table_privs_are(
    'ledger', 'disclosures', 'ledger_definer', ARRAY['SELECT', 'INSERT'],
    'the helpers read and append to disclosures, and change nothing'
);

SELECT tap.become('authenticated', 1);
SELECT results_eq(
    'visible', ARRAY['circle', 'open'],
    'a storyteller reads who received their stories'
);
SELECT tap.become('authenticated', 3);
SELECT results_eq(
    'visible', ARRAY['circle', 'open'],
    'an elder of its home reads it too'
);
SELECT tap.become('authenticated', 4);
SELECT results_eq(
    'visible', ARRAY['circle', 'open'],
    'and a lead, who must tell the recipients'
);
SELECT tap.become('authenticated', 2);
SELECT is_empty('visible', 'a member who reads the story does not');
SELECT tap.become('authenticated', 5);
SELECT is_empty('visible', 'nor does an elder of another of its communities');
SELECT tap.become('authenticated');
SELECT is_empty('visible', 'without claims nobody does');
SELECT tap.become('authenticated', 1);
SELECT ledger.withdraw_story(tap.story('open'));
SELECT tap.become('authenticated', 3);
SELECT results_eq(
    'visible', ARRAY['circle'],
    '28 derived: a disclosure is hidden at once with its story'
);
SELECT tap.become('none');

SELECT ok(
    (
        SELECT NOT polpermissive AND polcmd = '*' AND polroles = '{0}'
        FROM pg_policy
        WHERE polrelid = 'ledger.disclosures'::regclass
            AND polname = 'disclosures_gate_story'
    ),
    '04 restrictive-scope: the gate is restrictive and binds every role'
);
CREATE POLICY hostile ON ledger.disclosures USING (TRUE) WITH CHECK (TRUE);
SELECT tap.become('authenticated', 6);
SELECT is_empty(
    'SELECT story_id FROM ledger.disclosures
     EXCEPT SELECT id FROM ledger.stories',
    '03 permissive-or: another permissive policy opens nothing of a hidden story'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
