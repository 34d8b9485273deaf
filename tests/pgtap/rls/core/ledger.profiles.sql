BEGIN;
SELECT plan(19);

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
    SELECT
        policyname::text, cmd, roles::text,
        regexp_replace(qual, '\s+', ' ', 'g'), with_check
    FROM pg_policies
    WHERE schemaname = 'ledger' AND tablename = 'profiles'
    $$,
    $$
    VALUES
    ('profiles_select_backup', 'SELECT', '{ledger_backup}', 'true', NULL),
    ('profiles_all_definer', 'ALL', '{ledger_definer}', 'true', 'true'),
    (
        'profiles_select_authenticated',
        'SELECT',
        '{authenticated}',
        '((id = ( SELECT priv.current_profile_id() AS current_profile_id)) OR (EXISTS'
        ' ( SELECT FROM ledger.community_members m WHERE (m.profile_id ='
        ' profiles.id))))',
        NULL
    ),
    (
        'profiles_update_own',
        'UPDATE',
        '{authenticated}',
        '(id = ( SELECT priv.current_profile_id() AS current_profile_id))',
        '(id = ( SELECT priv.current_profile_id() AS current_profile_id))'
    )
    $$,
    'each lets the roles do what it says, on the rows that it says'
);
SELECT table_privs_are(
    'ledger', 'profiles', 'anon', ARRAY[]::text[],
    'nobody in particular knows no person'
);
SELECT table_privs_are(
    'ledger', 'profiles', 'authenticated', ARRAY['SELECT']::text[],
    'a person reads'
);
SELECT table_privs_are(
    'ledger', 'profiles', 'service_role', ARRAY[]::text[],
    'a server signs people up by a function alone'
);
SELECT table_privs_are(
    'ledger', 'profiles', 'ledger_definer', ARRAY['SELECT', 'INSERT']::text[],
    'functions read people and add them'
);

SELECT results_eq(
    $$
    SELECT a.attname::text FROM pg_attribute AS a
    WHERE a.attrelid = 'ledger.profiles'::regclass AND a.attnum > 0
        AND has_column_privilege('authenticated', a.attrelid, a.attnum, 'UPDATE')
    ORDER BY a.attnum
    $$,
    ARRAY['display_name', 'pronouns', 'languages'] COLLATE "C",
    'and changes only how they are called and what they speak'
);

CREATE FUNCTION pg_temp.seen_by(p_person integer)
RETURNS integer[]
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM pg_temp.become('authenticated', p_person);
    RETURN ARRAY(
        SELECT n FROM generate_series(1, 9) AS n
        INNER JOIN ledger.profiles AS p ON p.id = pg_temp.person(n)
        ORDER BY n
    );
END;
$$;
SELECT is(pg_temp.seen_by(1), ARRAY[1, 2, 3], 'a member sees the active members');
SELECT is(pg_temp.seen_by(3), ARRAY[1, 2, 3], 'a lead sees no more than that');
SELECT is(pg_temp.seen_by(4), ARRAY[4], 'who is elsewhere sees nobody here');
SELECT is(pg_temp.seen_by(5), ARRAY[5], 'an invitation opens nothing');
SELECT is(pg_temp.seen_by(6), ARRAY[6], 'a suspended member sees themselves');
SELECT is(pg_temp.seen_by(7), ARRAY[7], 'so does one whose time is over');
SELECT is(pg_temp.seen_by(9), ARRAY[9], 'and a stranger');
SELECT is(pg_temp.seen_by(NULL), ARRAY[]::integer[], 'nobody sees nobody');
SELECT set_config(
    'request.jwt.claims', '{"sub": "not-a-uuid"', TRUE
);
SELECT is_empty(
    'SELECT id FROM ledger.profiles',
    'a broken claim sees what nobody sees, without an error'
);

SELECT pg_temp.become('authenticated', 1);
SELECT is_empty(
    $$
    UPDATE ledger.profiles SET display_name = 'X'
    WHERE id <> pg_temp.person(1)
    RETURNING id
    $$,
    'a fellow''s name is not theirs to change'
);
UPDATE ledger.profiles
SET pronouns = 'they', languages = '{mi}'
WHERE id = pg_temp.person(1);
SELECT results_eq(
    $$SELECT pronouns, languages FROM ledger.profiles WHERE id = pg_temp.person(1)$$,
    $$VALUES ('they', '{mi}'::text[])$$,
    'their own is'
);
SELECT throws_ok(
    $$
    UPDATE ledger.profiles SET role = 'admin' WHERE id = pg_temp.person(1)
    $$,
    '42501', NULL,
    'nobody makes themselves admin'
);
SELECT throws_ok(
    $$UPDATE ledger.profiles SET id = pg_temp.person(9) WHERE id = pg_temp.person(1)$$,
    '42501', NULL,
    'or somebody else'
);

SELECT * FROM finish();
ROLLBACK;
