BEGIN;
SELECT plan(10);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('open', 'published', 'public');
SELECT tap.tell('draft', 'draft', 'public');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'public_display');
SELECT ledger.give_consent(tap.story('draft'), 'public_display');
SELECT tap.become('none');

PREPARE visible AS
SELECT s.title
FROM ledger.consent_events AS x
LEFT JOIN ledger.stories AS s ON s.id = x.story_id
WHERE position(x.story_id::text IN current_setting('test.told')) > 0
ORDER BY s.title COLLATE "C";

SELECT policies_are(
    'ledger', 'consent_events',
    ARRAY[
        'consent_events_all_definer',
        'consent_events_select_backup',
        'consent_events_select_own',
        'consent_events_gate_story'
    ],
    'consent_events has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'consent_events', 'anon', ARRAY[]::text[],
    'anon does not touch consent_events'
);
SELECT table_privs_are(
    'ledger', 'consent_events', 'authenticated', ARRAY['SELECT'],
    '24 truncate: authenticated reads consent_events, nothing else'
);
SELECT table_privs_are(
    'ledger', 'consent_events', 'service_role', ARRAY[]::text[],
    'service_role does not touch consent_events'
);
SELECT table_privs_are(
    'ledger', 'consent_events', 'ledger_definer', ARRAY['SELECT', 'INSERT'],
    'the helpers read and append to consent_events, and change nothing'
);

SELECT tap.become('authenticated', 1);
SELECT results_eq(
    'visible', ARRAY['draft', 'open'],
    'a storyteller reads the history of their consents'
);
SELECT tap.become('authenticated', 4);
SELECT is_empty('visible', 'a lead does not read a storyteller''s consents');
SELECT tap.become('authenticated');
SELECT is_empty('visible', 'without claims nobody''s consents are read');
SELECT tap.become('none');

SELECT ok(
    (
        SELECT NOT polpermissive AND polcmd = '*' AND polroles = '{0}'
        FROM pg_policy
        WHERE polrelid = 'ledger.consent_events'::regclass AND polname = 'consent_events_gate_story'
    ),
    '04 restrictive-scope: the gate is restrictive and binds every role'
);
CREATE POLICY hostile ON ledger.consent_events USING (TRUE) WITH CHECK (TRUE);
SELECT tap.become('authenticated', 6);
SELECT is_empty(
    'SELECT story_id FROM ledger.consent_events
     EXCEPT SELECT id FROM ledger.stories',
    '03 permissive-or: another permissive policy opens nothing of a hidden story'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
