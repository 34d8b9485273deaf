BEGIN;
SELECT plan(9);

SELECT tap.memberships();

SELECT set_eq(
    $$
    SELECT policyname::text, cmd, roles::text, qual, with_check FROM pg_policies
    WHERE schemaname = 'ledger' AND tablename = 'regions'
    $$,
    $$
    VALUES
    ('regions_select_backup', 'SELECT', '{ledger_backup}', 'true', NULL),
    ('regions_all_owner', 'ALL', '{ledger_owner}', 'true', 'true'),
    (
        'regions_all_definer', 'ALL', '{ledger_definer}',
        '( SELECT (CURRENT_USER = ''ledger_definer''::name))',
        '( SELECT (CURRENT_USER = ''ledger_definer''::name))'
    ),
    (
        'regions_select_everybody',
        'SELECT',
        '{anon,authenticated,service_role}',
        'true',
        NULL
    )
    $$,
    'each lets the roles do what it says, on the rows that it says'
);
SELECT table_privs_are(
    'ledger', 'regions', 'anon', ARRAY['SELECT']::text[],
    'nobody in particular reads regions'
);
SELECT table_privs_are(
    'ledger', 'regions', 'authenticated', ARRAY['SELECT']::text[],
    'and so does a person, but neither writes'
);
SELECT table_privs_are(
    'ledger', 'regions', 'service_role', ARRAY['SELECT']::text[],
    'nor does a server'
);
SELECT table_privs_are(
    'ledger', 'regions', 'ledger_definer', ARRAY['SELECT']::text[],
    'functions read whose law binds a record'
);
SELECT table_privs_are(
    'ledger', 'regions', 'ledger_auditor', ARRAY[]::text[],
    'nor does the auditor'
);

SELECT tap.become('anon');
SELECT isnt_empty(
    'SELECT id FROM ledger.regions WHERE is_local',
    'everybody may know where the data lies'
);
SELECT throws_ok(
    $$UPDATE ledger.regions SET data_location = 'elsewhere'$$, '42501', NULL,
    'nobody may say that it lies elsewhere'
);
SELECT tap.become('none');
SET LOCAL ROLE ledger_owner;
UPDATE ledger.regions SET name = name || '!'
WHERE is_local;
RESET ROLE;
SELECT isnt_empty(
    $$
    SELECT id FROM ledger.regions WHERE name ~ '!$'
    $$,
    'the owner may, for the region profile'
);

SELECT * FROM finish();
ROLLBACK;
