BEGIN;
SELECT plan(17);

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
    WHERE schemaname = 'ledger' AND tablename = 'profile_contacts'
    $$,
    $$
    VALUES
    ('profile_contacts_select_backup', 'SELECT', '{ledger_backup}', 'true', NULL),
    (
        'profile_contacts_all_own',
        'ALL',
        '{authenticated}',
        '(profile_id = ( SELECT priv.current_profile_id() AS current_profile_id))',
        '(profile_id = ( SELECT priv.current_profile_id() AS current_profile_id))'
    )
    $$,
    'each lets the roles do what it says, on the rows that it says'
);
SELECT table_privs_are(
    'ledger', 'profile_contacts', 'anon', ARRAY[]::text[],
    'nobody in particular reads how people are reached'
);
SELECT table_privs_are(
    'ledger', 'profile_contacts', 'authenticated', ARRAY['SELECT', 'DELETE']::text[],
    'a person reads and removes, and writes the columns below'
);
SELECT table_privs_are(
    'ledger', 'profile_contacts', 'service_role', ARRAY[]::text[],
    'a server does not'
);
SELECT table_privs_are(
    'ledger', 'profile_contacts', 'ledger_definer', ARRAY[]::text[],
    'nor does any function'
);

SELECT results_eq(
    $$
    SELECT a.attname::text, p
    FROM pg_attribute AS a, unnest(ARRAY['INSERT', 'UPDATE']) AS p
    WHERE a.attrelid = 'ledger.profile_contacts'::regclass AND a.attnum > 0
        AND has_column_privilege('authenticated', a.attrelid, a.attnum, p)
    ORDER BY p, a.attnum
    $$,
    $$
    VALUES
    (
        'profile_id' COLLATE "C",
        'INSERT'), ('preferences',
        'INSERT'), ('preferences',
        'UPDATE'
    )
    $$,
    'the owner of a row is set once'
);
INSERT INTO ledger.profile_contacts (profile_id, preferences)
SELECT pg_temp.person(p), jsonb_build_object('person', p)
FROM generate_series(2, 4) AS p;

SELECT pg_temp.become('authenticated', 1);
SELECT lives_ok(
    $$
    INSERT INTO ledger.profile_contacts (profile_id, preferences)
    VALUES (pg_temp.person(1), '{"phone": false}')
    $$,
    'a person says how they are reached'
);
SELECT throws_ok(
    $$
    INSERT INTO ledger.profile_contacts (profile_id) VALUES (pg_temp.person(9))
    $$,
    '42501', NULL,
    'but not how another is'
);
SELECT throws_ok(
    $$
    INSERT INTO ledger.profile_contacts (profile_id) VALUES (pg_temp.person(2))
    $$,
    '42501', NULL,
    '10 existence: a row that is there already is refused with the same words'
);
SELECT results_eq(
    'SELECT preferences FROM ledger.profile_contacts',
    $$VALUES ('{"phone": false}'::jsonb)$$,
    'they see their own and no fellow''s'
);
SELECT pg_temp.become('authenticated', 3);
SELECT is_empty(
    $$
    UPDATE ledger.profile_contacts SET preferences = '{}'
    WHERE profile_id <> pg_temp.person(3)
    RETURNING 1
    $$,
    'a lead changes nobody''s'
);
SELECT is_empty(
    $$
    DELETE
    FROM ledger.profile_contacts
    WHERE profile_id <> pg_temp.person(3)
    RETURNING 1
    $$,
    'and removes nobody''s'
);
SELECT isnt_empty(
    'DELETE FROM ledger.profile_contacts RETURNING 1', 'their own they may take back'
);
SELECT pg_temp.become('authenticated');
SELECT is_empty('SELECT profile_id FROM ledger.profile_contacts', 'nobody sees none');

SELECT pg_temp.become('none');
SET LOCAL ROLE ledger_owner;
SELECT is_empty(
    'SELECT profile_id FROM ledger.profile_contacts',
    '01 owner: not even the owner reads them'
);
RESET ROLE;

CREATE FUNCTION pg_temp.peek(p_preferences jsonb)
RETURNS boolean
LANGUAGE plpgsql
COST 0.000001
AS $$
BEGIN
    PERFORM set_config(
        'test.peeked', current_setting('test.peeked', TRUE) || p_preferences::text, TRUE
    );
    RETURN TRUE;
END;
$$;
SELECT set_config('test.peeked', '', TRUE);
SELECT pg_temp.become('authenticated', 1);
SELECT count(*) FROM ledger.profile_contacts
WHERE pg_temp.peek(preferences);
SELECT is(
    current_setting('test.peeked'), '{"phone": false}',
    '12 leaky-operator: a cheap function of the reader''s sees no row but their own'
);
SELECT lives_ok(
    $$
    SELECT 1 / ((preferences ->> 'person')::integer - 2) FROM ledger.profile_contacts
    $$,
    '12 leaky-operator: no error tells what stands in a hidden row'
);

SELECT * FROM finish();
ROLLBACK;
