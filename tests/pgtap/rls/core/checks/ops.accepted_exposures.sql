BEGIN;
SELECT plan(11);

SELECT set_eq(
    $$
    SELECT policyname::text, cmd, roles::text, qual, with_check FROM pg_policies
    WHERE schemaname = 'ops' AND tablename = 'accepted_exposures'
    $$,
    $$
    VALUES
    ('accepted_exposures_select_backup', 'SELECT', '{ledger_backup}', 'true', NULL),
    ('accepted_exposures_select_auditor', 'SELECT', '{ledger_auditor}', 'true', NULL),
    ('accepted_exposures_all_owner', 'ALL', '{ledger_owner}', 'true', 'true')
    $$,
    'each lets the roles do what it says, on the rows that it says'
);
SELECT table_privs_are(
    'ops', 'accepted_exposures', 'anon', ARRAY[]::text[],
    'nobody in particular touches it'
);
SELECT table_privs_are(
    'ops', 'accepted_exposures', 'authenticated', ARRAY[]::text[],
    'no person touches it'
);
SELECT table_privs_are(
    'ops', 'accepted_exposures', 'service_role', ARRAY[]::text[],
    'no server touches it'
);
SELECT table_privs_are(
    'ops', 'accepted_exposures', 'ledger_definer', ARRAY[]::text[],
    'no helper of a request touches it'
);
SELECT table_privs_are(
    'ops', 'accepted_exposures', 'ledger_maintenance', ARRAY[]::text[],
    'maintenance has no use for it'
);
SELECT table_privs_are(
    'ops', 'accepted_exposures', 'ledger_auditor', ARRAY['SELECT']::text[],
    'the auditor reads'
);
SET LOCAL ROLE ledger_auditor;
SELECT isnt_empty('SELECT FROM ops.accepted_exposures', 'and sees every row');
SELECT throws_ok(
    'DELETE FROM ops.accepted_exposures', '42501', NULL, 'but changes none'
);
SET LOCAL ROLE ledger_owner;
SELECT lives_ok(
    $$
    INSERT INTO ops.accepted_exposures (rule, object, reason, accepted_by)
    VALUES ('publications', 'planted', 'It is our own mirror.', 'Ngaire')
    $$,
    'a deployer records what was accepted'
);
SET LOCAL ROLE authenticated;
SELECT throws_ok(
    'SELECT * FROM ops.accepted_exposures', '42501', NULL, 'a person does not read it'
);

SELECT * FROM finish();
ROLLBACK;
