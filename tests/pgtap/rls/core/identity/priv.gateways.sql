BEGIN;
SELECT plan(9);

SELECT tap.memberships();

SELECT set_eq(
    $$
    SELECT policyname::text, cmd, roles::text, qual, with_check FROM pg_policies
    WHERE schemaname = 'priv' AND tablename = 'gateways'
    $$,
    $$
    VALUES
    ('gateways_select_backup', 'SELECT', '{ledger_backup}', 'true', NULL),
    ('gateways_all_owner', 'ALL', '{ledger_owner}', 'true', 'true'),
    (
        'gateways_all_definer', 'ALL', '{ledger_definer}',
        '( SELECT (CURRENT_USER = ''ledger_definer''::name))',
        '( SELECT (CURRENT_USER = ''ledger_definer''::name))'
    )
    $$,
    'each lets the roles do what it says, on the rows that it says'
);
SELECT table_privs_are(
    'priv', 'gateways', 'anon', ARRAY[]::text[],
    'nobody in particular touches it'
);
SELECT table_privs_are(
    'priv', 'gateways', 'authenticated', ARRAY[]::text[],
    'no person touches it'
);
SELECT table_privs_are(
    'priv', 'gateways', 'service_role', ARRAY[]::text[],
    'no server touches it'
);
SELECT table_privs_are(
    'priv', 'gateways', 'ledger_definer', ARRAY['SELECT']::text[],
    'functions read it'
);
SELECT table_privs_are(
    'priv', 'gateways', 'ledger_auditor', ARRAY[]::text[],
    'the auditor does not need it'
);

SELECT tap.become('none');
DELETE FROM priv.gateways
WHERE login = session_user;
SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    'INSERT INTO priv.gateways (login) VALUES (session_user)', '42501', NULL,
    '18 claim-spoof: nobody makes their own login a gateway'
);
SELECT throws_ok(
    'SELECT login FROM priv.gateways', '42501', NULL, 'or learns which ones there are'
);
SET LOCAL ROLE ledger_definer;
SELECT throws_ok(
    'INSERT INTO priv.gateways (login) VALUES (session_user)', '42501', NULL,
    'functions only look them up'
);

SELECT * FROM finish();
ROLLBACK;
