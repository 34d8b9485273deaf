BEGIN;
SELECT plan(16);

INSERT INTO priv.gateways (login) VALUES (session_user) ON CONFLICT DO NOTHING;
INSERT INTO ledger.profiles (id, display_name)
VALUES
('00000000-0000-7000-8000-000000000001', 'Member'),
('00000000-0000-7000-8000-000000000002', 'Elder'),
('00000000-0000-7000-8000-000000000003', 'Lead'),
('00000000-0000-7000-8000-000000000004', 'Lead elsewhere'),
('00000000-0000-7000-8000-000000000005', 'Invited'),
('00000000-0000-7000-8000-000000000006', 'Suspended'),
('00000000-0000-7000-8000-000000000007', 'Gone'),
('00000000-0000-7000-8000-000000000008', 'Later'),
('00000000-0000-7000-8000-000000000009', 'Stranger');
INSERT INTO ledger.communities (id, region_id, slug, name, size_class, country)
SELECT c.id::uuid, r.id, c.slug, c.slug, 'small', 'AU'
FROM ledger.regions AS r
CROSS JOIN (
    VALUES
    ('00000000-0000-7000-8000-0000000000c1', 'planted-here'),
    ('00000000-0000-7000-8000-0000000000c2', 'planted-elsewhere')
) AS c (id, slug)
WHERE r.is_local;
INSERT INTO ledger.community_members (
    community_id, profile_id, role, status, valid_from, valid_until
)
SELECT
    ('00000000-0000-7000-8000-0000000000' || m.community)::uuid,
    ('00000000-0000-7000-8000-00000000000' || m.person)::uuid,
    m.role,
    m.status,
    m.valid_from::timestamptz,
    m.valid_until::timestamptz
FROM (
    VALUES
    ('c1', 1, 'member', 'active', '2020-01-01', NULL),
    ('c1', 2, 'elder', 'active', '2020-01-01', NULL),
    ('c1', 3, 'lead', 'active', '2020-01-01', '2090-01-01'),
    ('c2', 4, 'lead', 'active', '2020-01-01', NULL),
    ('c1', 5, 'lead', 'invited', '2020-01-01', NULL),
    ('c1', 6, 'lead', 'suspended', '2020-01-01', NULL),
    ('c1', 7, 'lead', 'active', '2020-01-01', '2021-01-01'),
    ('c1', 8, 'lead', 'active', '2090-01-01', NULL)
) AS m (community, person, role, status, valid_from, valid_until);
CREATE FUNCTION pg_temp.here()
RETURNS uuid
LANGUAGE sql
AS $$
SELECT '00000000-0000-7000-8000-0000000000c1'::uuid;
$$;
CREATE FUNCTION pg_temp.person(p_person integer)
RETURNS uuid
LANGUAGE sql
AS $$
SELECT ('00000000-0000-7000-8000-00000000000' || p_person)::uuid;
$$;
CREATE FUNCTION pg_temp.become(p_role text, p_person integer DEFAULT NULL)
RETURNS void
LANGUAGE sql
AS $$
SELECT
    set_config('role', p_role, TRUE),
    set_config(
        'request.jwt.claims',
        CASE WHEN p_person IS NULL THEN ''
            ELSE format('{"sub": "%s"}', pg_temp.person(p_person))
        END,
        TRUE
    );
$$;

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

SELECT pg_temp.become('none', 1);
SELECT priv.record_access('planted', 'community', pg_temp.here());
SELECT pg_temp.become('none', 3);
SELECT priv.record_access('planted', 'community', pg_temp.here());
SELECT pg_temp.become('none');
SELECT priv.record_access('planted', 'community', pg_temp.here());
PREPARE seen AS
SELECT actor_id FROM ledger.access_logs
WHERE action = 'planted'
ORDER BY id;

SELECT pg_temp.become('authenticated', 1);
SELECT results_eq('seen', ARRAY[pg_temp.person(1)], 'a person reads what they did');
SELECT pg_temp.become('authenticated', 2);
SELECT is_empty('seen', 'an elder does not read what others did');
SELECT pg_temp.become('authenticated');
SELECT is_empty('seen', 'nobody does not read what servers did');
SELECT pg_temp.become('ledger_auditor');
SELECT results_eq(
    'seen', ARRAY[pg_temp.person(1), pg_temp.person(3), NULL], 'the auditor reads all'
);
SELECT throws_ok(
    $$DELETE FROM ledger.access_logs$$, '42501', NULL, 'the auditor erases nothing'
);
SELECT pg_temp.become('none');
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
            WHERE action = 'planted' AND actor_id = pg_temp.person(1)
        )
    ) INTO v_count;
    RETURN v_count;
END;
$$;
SELECT pg_temp.become('authenticated', 1);
SELECT throws_ok(
    'SELECT pg_temp.read_partition()', '42501', NULL,
    '08 partition-direct: a person cannot read around the parent'
);
SELECT pg_temp.become('none');
DO $$
BEGIN
    EXECUTE format(
        'GRANT SELECT ON %s TO authenticated',
        (
            SELECT tableoid::regclass FROM ledger.access_logs
            WHERE action = 'planted' AND actor_id = pg_temp.person(1)
        )
    );
END;
$$;
SELECT pg_temp.become('authenticated', 1);
SELECT is(
    pg_temp.read_partition(), 0::bigint,
    '08 partition-direct: and if somebody grants it by mistake, they see no row'
);
SELECT pg_temp.become('none');
SELECT throws_ok(
    $$
    INSERT INTO ledger.access_logs (id, login, acting_as, action, object_kind)
    VALUES (gen_random_uuid(), 'x', 'x', 'planted', 'x')
    $$,
    '23514', NULL, 'a random id has no place in time'
);

SELECT * FROM finish();
ROLLBACK;
