BEGIN;
SELECT plan(12);

SELECT tap.society();
SELECT tap.tell('circle', 'published', 'community');
SELECT tap.tell('open', 'published', 'public');
SELECT tap.tell('secret', 'published', 'private');
SELECT tap.become('authenticated', 1);
SELECT ledger.give_consent(tap.story('open'), 'public_display');
SELECT ledger.share_story(tap.story('open'), tap.elsewhere());
SELECT set_config(
    'test.event_' || title,
    ledger.record_value(tap.story(title), 'monetary', 'A fee.', 100, 'AUD')::text,
    TRUE
)
FROM unnest(ARRAY['circle', 'open', 'secret']) AS title;
SELECT tap.become('none');

PREPARE visible AS
SELECT s.title
FROM ledger.value_events AS x
LEFT JOIN ledger.stories AS s ON s.id = x.story_id
WHERE position(x.story_id::text IN current_setting('test.told')) > 0
ORDER BY s.title COLLATE "C";

SELECT policies_are(
    'ledger', 'value_events',
    ARRAY[
        'value_events_all_definer',
        'value_events_select_backup',
        'value_events_select_authenticated',
        'value_events_gate_story'
    ],
    'value_events has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'value_events', 'anon', ARRAY[]::text[],
    'anon does not touch value_events'
);
SELECT table_privs_are(
    'ledger', 'value_events', 'authenticated', ARRAY['SELECT'],
    '24 truncate: authenticated reads value_events, nothing else'
);
SELECT table_privs_are(
    'ledger', 'value_events', 'service_role', ARRAY[]::text[],
    'service_role does not touch value_events'
);
SELECT table_privs_are(
    'ledger', 'value_events', 'ledger_definer', ARRAY['SELECT', 'INSERT'],
    'the helpers read and append to value_events, and change nothing'
);

SELECT tap.become('authenticated', 1);
SELECT results_eq(
    'visible', ARRAY['circle', 'open', 'secret'],
    'a storyteller reads what their stories brought'
);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['circle', 'open'],
    '28 derived: a member reads it of the stories of their community that they may read'
);
SELECT tap.become('authenticated', 5);
SELECT is_empty('visible', 'a member of another of its communities reads the story and not this');
SELECT tap.become('authenticated', 6);
SELECT is_empty('visible', 'nor does the public');
SELECT tap.become('authenticated');
SELECT is_empty('visible', 'without claims nobody does');
SELECT tap.become('none');

SELECT ok(
    (
        SELECT NOT polpermissive AND polcmd = '*' AND polroles = '{0}'
        FROM pg_policy
        WHERE polrelid = 'ledger.value_events'::regclass
            AND polname = 'value_events_gate_story'
    ),
    '04 restrictive-scope: the gate is restrictive and binds every role'
);
CREATE POLICY hostile ON ledger.value_events USING (TRUE) WITH CHECK (TRUE);
SELECT tap.become('authenticated', 6);
SELECT is_empty(
    'SELECT story_id FROM ledger.value_events
     EXCEPT SELECT id FROM ledger.stories',
    '03 permissive-or: another permissive policy opens nothing of a hidden story'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
