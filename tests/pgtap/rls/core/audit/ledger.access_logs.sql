BEGIN;
SELECT plan(16);

SELECT tap.memberships();

SELECT set_eq(
    $$
    SELECT policyname::text, cmd, roles::text, qual, with_check FROM pg_policies
    WHERE schemaname = 'ledger' AND tablename = 'access_logs'
    $$,
    $$
    VALUES
    ('access_logs_select_backup', 'SELECT', '{ledger_backup}', 'true', NULL),
    ('access_logs_select_auditor', 'SELECT', '{ledger_auditor}', 'true', NULL),
    ('access_logs_insert_definer', 'INSERT', '{ledger_definer}', NULL, 'true'),
    (
        'access_logs_select_own',
        'SELECT',
        '{authenticated}',
        '(actor_id = ( SELECT priv.current_profile_id() AS current_profile_id))',
        NULL
    )
    $$,
    'each lets the roles do what it says, on the rows that it says'
);
SELECT table_privs_are(
    'ledger', 'access_logs', 'anon', ARRAY[]::text[],
    'nobody in particular reads no log'
);
SELECT table_privs_are(
    'ledger', 'access_logs', 'authenticated', ARRAY['SELECT']::text[],
    'a person reads, and writes nothing'
);
SELECT table_privs_are(
    'ledger', 'access_logs', 'service_role', ARRAY[]::text[],
    'a server does neither'
);
SELECT table_privs_are(
    'ledger', 'access_logs', 'ledger_auditor', ARRAY['SELECT']::text[],
    'the auditor reads'
);
SELECT table_privs_are(
    'ledger', 'access_logs', 'ledger_definer', ARRAY['INSERT']::text[],
    'functions append, and cannot even read back'
);

SELECT tap.become('none', 1);
SELECT priv.record_access('planted', 'community', tap.here());
SELECT tap.become('none', 3);
SELECT priv.record_access('planted', 'community', tap.here());
SELECT tap.become('none');
SELECT priv.record_access('planted', 'community', tap.here());
PREPARE seen AS
SELECT actor_id FROM ledger.access_logs
WHERE action = 'planted'
ORDER BY id;

SELECT tap.become('authenticated', 1);
SELECT results_eq('seen', ARRAY[tap.person(1)], 'a person reads what they did');
SELECT tap.become('authenticated', 2);
SELECT is_empty('seen', 'an elder does not read what others did');
SELECT tap.become('authenticated');
SELECT is_empty('seen', 'nobody does not read what servers did');
SELECT tap.become('ledger_auditor');
SELECT results_eq(
    'seen', ARRAY[tap.person(1), tap.person(3), NULL], 'the auditor reads all'
);
SELECT throws_ok(
    $$DELETE FROM ledger.access_logs$$, '42501', NULL, 'the auditor erases nothing'
);
SELECT tap.become('none');
SET LOCAL ROLE ledger_owner;
SELECT is_empty(
    $$UPDATE ledger.access_logs SET action = 'nothing' RETURNING id$$,
    '01 owner: not even the owner rewrites a row'
);
SELECT is_empty(
    $$DELETE FROM ledger.access_logs RETURNING id$$, '01 owner: or removes one'
);
RESET ROLE;

CREATE FUNCTION pg_temp.read_partition()
RETURNS bigint
LANGUAGE plpgsql
AS $$
DECLARE
    v_count bigint;
BEGIN
    EXECUTE format(
        'SELECT count(*) FROM %s',
        (
            SELECT tableoid::regclass FROM ledger.access_logs
            WHERE action = 'planted' AND actor_id = tap.person(1)
        )
    ) INTO v_count;
    RETURN v_count;
END;
$$;
SELECT tap.become('authenticated', 1);
SELECT throws_ok(
    'SELECT pg_temp.read_partition()', '42501', NULL,
    '08 partition-direct: a person cannot read around the parent'
);
SELECT tap.become('none');
DO $$
BEGIN
    EXECUTE format(
        'GRANT SELECT ON %s TO authenticated',
        (
            SELECT tableoid::regclass FROM ledger.access_logs
            WHERE action = 'planted' AND actor_id = tap.person(1)
        )
    );
END;
$$;
SELECT tap.become('authenticated', 1);
SELECT is(
    pg_temp.read_partition(), 0::bigint,
    '08 partition-direct: and if somebody grants it by mistake, they see no row'
);
SELECT tap.become('none');
SELECT throws_ok(
    $$
    INSERT INTO ledger.access_logs (id, login, acting_as, action, object_kind)
    VALUES (gen_random_uuid(), 'x', 'x', 'planted', 'x')
    $$,
    '23514', NULL, 'a random id has no place in time'
);

SELECT * FROM finish();
ROLLBACK;
