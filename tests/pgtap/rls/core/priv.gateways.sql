BEGIN;
SELECT plan(9);

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
    WHERE schemaname = 'priv' AND tablename = 'gateways'
    $$,
    $$
    VALUES
    ('gateways_select_backup', 'SELECT', '{ledger_backup}', 'true', NULL),
    ('gateways_all_owner', 'ALL', '{ledger_owner}', 'true', 'true'),
    ('gateways_all_definer', 'ALL', '{ledger_definer}', 'true', 'true')
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

SELECT pg_temp.become('none');
DELETE FROM priv.gateways
WHERE login = session_user;
SELECT pg_temp.become('authenticated', 1);
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
