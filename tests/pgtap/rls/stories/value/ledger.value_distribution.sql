BEGIN;
SELECT plan(13);

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
SELECT tap.become('authenticated', 4);
SELECT ledger.distribute_value(
    current_setting('test.event_' || title)::uuid,
    '[{"profile_id": "00000000-0000-7000-8000-000000000002", "amount": 60},
      {"community_id": "00000000-0000-7000-8000-0000000000c1", "amount": 40}]',
    'bank transfer'
)
FROM unnest(ARRAY['circle', 'open']) AS title;
SELECT tap.become('none');

PREPARE visible AS
SELECT s.title || ' ' || x.amount
FROM ledger.value_distribution AS x
LEFT JOIN ledger.stories AS s ON s.id = x.story_id
WHERE position(x.story_id::text IN current_setting('test.told')) > 0
ORDER BY 1;

SELECT policies_are(
    'ledger', 'value_distribution',
    ARRAY[
        'value_distribution_all_definer',
        'value_distribution_select_backup',
        'value_distribution_select_authenticated',
        'value_distribution_gate_story'
    ],
    'value_distribution has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'value_distribution', 'anon', ARRAY[]::text[],
    'anon does not touch value_distribution'
);
SELECT table_privs_are(
    'ledger', 'value_distribution', 'authenticated', ARRAY['SELECT'],
    '24 truncate: authenticated reads value_distribution, nothing else'
);
SELECT table_privs_are(
    'ledger', 'value_distribution', 'service_role', ARRAY[]::text[],
    'service_role does not touch value_distribution'
);
SELECT table_privs_are(
    'ledger', 'value_distribution', 'ledger_definer', ARRAY['SELECT', 'INSERT'],
    'the helpers read and append to value_distribution, and change nothing'
);

SELECT tap.become('authenticated', 1);
SELECT results_eq(
    'visible', ARRAY['circle 40.00', 'circle 60.00', 'open 40.00', 'open 60.00'],
    'a storyteller reads every share'
);
SELECT tap.become('authenticated', 3);
SELECT results_eq(
    'visible', ARRAY['circle 40.00', 'circle 60.00', 'open 40.00', 'open 60.00'],
    'and so does an elder of its home'
);
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['circle 60.00', 'open 60.00'],
    'who received a share reads that one'
);
SELECT tap.become('authenticated', 5);
SELECT is_empty('visible', 'an elder of another of its communities reads none');
SELECT tap.become('authenticated', 6);
SELECT is_empty('visible', 'nor does a stranger');
SELECT tap.become('authenticated', 1);
SELECT ledger.withdraw_story(tap.story('open'));
SELECT tap.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['circle 60.00'],
    '28 derived: a share is hidden with its story, also from who received it'
);
SELECT tap.become('none');

SELECT ok(
    (
        SELECT NOT polpermissive AND polcmd = '*' AND polroles = '{0}'
        FROM pg_policy
        WHERE polrelid = 'ledger.value_distribution'::regclass
            AND polname = 'value_distribution_gate_story'
    ),
    '04 restrictive-scope: the gate is restrictive and binds every role'
);
CREATE POLICY hostile ON ledger.value_distribution USING (TRUE) WITH CHECK (TRUE);
SELECT tap.become('authenticated', 6);
SELECT is_empty(
    'SELECT story_id FROM ledger.value_distribution
     EXCEPT SELECT id FROM ledger.stories',
    '03 permissive-or: another permissive policy opens nothing of a hidden story'
);
SELECT tap.become('none');

SELECT * FROM finish();
ROLLBACK;
