BEGIN;
SELECT plan(18);

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
    WHERE schemaname = 'ledger' AND tablename = 'community_members'
    $$,
    $$
    VALUES
    ('community_members_select_backup', 'SELECT', '{ledger_backup}', 'true', NULL),
    ('community_members_all_definer', 'ALL', '{ledger_definer}', 'true', 'true'),
    (
        'community_members_select_authenticated',
        'SELECT',
        '{authenticated}',
        '((profile_id = ( SELECT priv.current_profile_id() AS current_profile_id)) OR'
        ' ((community_id = ANY (( SELECT priv.my_communities() AS'
        ' my_communities)::uuid[])) AND (status = ''active''::text) AND (valid_from <='
        ' ( SELECT priv.now() AS now)) AND ((valid_until IS NULL) OR (valid_until > ('
        ' SELECT priv.now() AS now)))))',
        NULL
    )
    $$,
    'each lets the roles do what it says, on the rows that it says'
);
SELECT table_privs_are(
    'ledger', 'community_members', 'anon', ARRAY[]::text[],
    'who belongs where is no public fact'
);
SELECT table_privs_are(
    'ledger', 'community_members', 'authenticated', ARRAY['SELECT']::text[],
    'a person reads, and joins by functions'
);
SELECT table_privs_are(
    'ledger', 'community_members', 'service_role', ARRAY[]::text[],
    'a server does not read it'
);
SELECT table_privs_are(
    'ledger', 'community_members', 'ledger_definer',
    ARRAY['SELECT', 'INSERT', 'UPDATE']::text[],
    'functions read, add and change; nobody deletes'
);

CREATE FUNCTION pg_temp.seen_by(p_person integer)
RETURNS integer[]
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM pg_temp.become('authenticated', p_person);
    RETURN ARRAY(
        SELECT n FROM generate_series(1, 9) AS n
        INNER JOIN ledger.community_members AS m ON m.profile_id = pg_temp.person(n)
        ORDER BY n
    );
END;
$$;
SELECT is(pg_temp.seen_by(1), ARRAY[1, 2, 3], 'a member sees the active members');
SELECT is(pg_temp.seen_by(2), ARRAY[1, 2, 3], 'an elder sees the same');
SELECT is(pg_temp.seen_by(3), ARRAY[1, 2, 3], 'and so does a lead');
SELECT is(pg_temp.seen_by(4), ARRAY[4], 'who is elsewhere sees who is there');
SELECT is(pg_temp.seen_by(5), ARRAY[5], 'the invited see their own invitation');
SELECT is(pg_temp.seen_by(6), ARRAY[6], 'the suspended their own row');
SELECT is(pg_temp.seen_by(7), ARRAY[7], 'those whose time is over theirs');
SELECT is(pg_temp.seen_by(8), ARRAY[8], 'those whose time is to come theirs');
SELECT is(pg_temp.seen_by(9), ARRAY[]::integer[], 'a stranger none');
SELECT is(pg_temp.seen_by(NULL), ARRAY[]::integer[], 'nobody none');
SELECT pg_temp.become('none');
SELECT set_config('ledger.clock', '2095-01-01', TRUE);
SELECT is(
    pg_temp.seen_by(1), ARRAY[1, 2, 8], 'who counts as active follows the clock'
);
SELECT pg_temp.become('authenticated', 3);
SELECT throws_ok(
    $$UPDATE ledger.community_members SET role = 'lead'$$, '42501', NULL,
    'nobody raises anybody by UPDATE'
);
SELECT throws_ok(
    $$
    INSERT INTO ledger.community_members (community_id, profile_id)
    VALUES (pg_temp.elsewhere(), pg_temp.person(3))
    $$,
    '42501', NULL, 'nor joins by INSERT'
);

SELECT * FROM finish();
ROLLBACK;
