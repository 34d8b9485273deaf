BEGIN;
SELECT plan(11);

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
CREATE FUNCTION pg_temp.elsewhere()
RETURNS uuid
LANGUAGE sql
AS $$
SELECT '00000000-0000-7000-8000-0000000000c2'::uuid;
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
    WHERE schemaname = 'ledger' AND tablename = 'communities'
    $$,
    $$
    VALUES
    ('communities_select_backup', 'SELECT', '{ledger_backup}', 'true', NULL),
    ('communities_all_owner', 'ALL', '{ledger_owner}', 'true', 'true'),
    ('communities_all_definer', 'ALL', '{ledger_definer}', 'true', 'true'),
    (
        'communities_select_everybody',
        'SELECT',
        '{anon,authenticated,service_role}',
        '(status = ''active''::text)',
        NULL
    )
    $$,
    'each lets the roles do what it says, on the rows that it says'
);
SELECT table_privs_are(
    'ledger', 'communities', 'anon', ARRAY['SELECT']::text[],
    'nobody in particular reads communities'
);
SELECT table_privs_are(
    'ledger', 'communities', 'authenticated', ARRAY['SELECT']::text[],
    'and so does a person, but neither writes'
);
SELECT table_privs_are(
    'ledger', 'communities', 'service_role', ARRAY['SELECT']::text[],
    'nor does a server'
);
SELECT table_privs_are(
    'ledger', 'communities', 'ledger_definer', ARRAY['SELECT', 'UPDATE']::text[],
    'functions read and lock them'
);

UPDATE ledger.communities SET status = 'closed'
WHERE id = pg_temp.elsewhere();
PREPARE listed AS
SELECT slug FROM ledger.communities
WHERE slug ~ '^planted-';
SELECT pg_temp.become('anon');
SELECT results_eq(
    'listed', ARRAY['planted-here'],
    'an active community is a public fact, a closed one is not'
);
SELECT pg_temp.become('authenticated', 4);
SELECT results_eq(
    'listed', ARRAY['planted-here'], 'not even for those who led it'
);
SELECT pg_temp.become('service_role');
SELECT results_eq('listed', ARRAY['planted-here'], 'nor for a server');
SELECT pg_temp.become('authenticated', 3);
SELECT throws_ok(
    $$UPDATE ledger.communities SET name = 'Mine'$$, '42501', NULL,
    'a lead does not rewrite the register'
);
SELECT throws_ok(
    $$
    INSERT INTO ledger.communities (region_id, slug, name, size_class, country)
    SELECT id, 'planted-more', 'More', 'small', 'AU' FROM ledger.regions WHERE is_local
    $$,
    '42501', NULL, 'nor adds to it'
);
SELECT pg_temp.become('none');
SELECT col_default_is(
    'ledger', 'communities', 'id', 'priv.new_id()', 'the database makes the ids'
);

SELECT * FROM finish();
ROLLBACK;
