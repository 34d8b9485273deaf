BEGIN;
SELECT plan(9);

SELECT tap.memberships();

SELECT set_eq(
    $$
    SELECT policyname::text, cmd, roles::text, qual, with_check FROM pg_policies
    WHERE schemaname = 'priv' AND tablename = 'login_profiles'
    $$,
    $$
    VALUES
    ('login_profiles_select_backup', 'SELECT', '{ledger_backup}', 'true', NULL),
    ('login_profiles_all_owner', 'ALL', '{ledger_owner}', 'true', 'true'),
    (
        'login_profiles_all_definer', 'ALL', '{ledger_definer}',
        '( SELECT (CURRENT_USER = ''ledger_definer''::name))',
        '( SELECT (CURRENT_USER = ''ledger_definer''::name))'
    )
    $$,
    'each lets the roles do what it says, on the rows that it says'
);
SELECT table_privs_are(
    'priv', 'login_profiles', 'anon', ARRAY[]::text[],
    'nobody in particular touches it'
);
SELECT table_privs_are(
    'priv', 'login_profiles', 'authenticated', ARRAY[]::text[],
    'no person touches it'
);
SELECT table_privs_are(
    'priv', 'login_profiles', 'service_role', ARRAY[]::text[],
    'no server touches it'
);
SELECT table_privs_are(
    'priv', 'login_profiles', 'ledger_definer', ARRAY['SELECT']::text[],
    'functions read it'
);
SELECT table_privs_are(
    'priv', 'login_profiles', 'ledger_auditor', ARRAY[]::text[],
    'the auditor does not need it'
);

SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    'INSERT INTO priv.login_profiles VALUES (session_user, tap.person(3))', '42501',
    NULL,
    '18 claim-spoof: nobody makes their own login somebody'
);
SELECT throws_ok(
    'SELECT login FROM priv.login_profiles', '42501', NULL, 'or learns who signs in how'
);
SET LOCAL ROLE ledger_definer;
SELECT throws_ok(
    'INSERT INTO priv.login_profiles VALUES (session_user, tap.person(3))', '42501',
    NULL,
    'functions only look them up'
);

SELECT * FROM finish();
ROLLBACK;
