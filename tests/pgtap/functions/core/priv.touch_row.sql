BEGIN;
SELECT plan(7);

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

SELECT is_empty(
    $$
    SELECT t FROM unnest(ARRAY[
        'ledger.communities', 'ledger.community_members', 'ledger.profile_contacts',
        'ledger.profiles', 'ops.settings'
    ]::regclass[]) AS t
    WHERE NOT EXISTS (
        SELECT FROM pg_trigger WHERE tgrelid = t AND tgname = 't100_touch'
    )
    $$,
    'rows that change say when'
);
UPDATE ledger.profiles SET created_at = '2020-01-01', updated_at = '2020-01-01';
SELECT is(
    (
        SELECT updated_at FROM ledger.profiles
        WHERE id = pg_temp.person(1)
    ), now(),
    'nobody can write another time'
);
SELECT pg_temp.become('none');
SELECT set_config('ledger.clock', '2031-01-01', TRUE);
UPDATE ledger.community_members
SET status = 'suspended'
WHERE profile_id = pg_temp.person(1);
SELECT is(
    (
        SELECT updated_at FROM ledger.community_members
        WHERE profile_id = pg_temp.person(1)
    ),
    now(),
    'not even by moving the clock'
);
UPDATE ledger.communities
SET created_at = '2020-01-01', name = 'New'
WHERE id = pg_temp.here();
SELECT is(
    (
        SELECT updated_at FROM ledger.communities
        WHERE id = pg_temp.here()
    ),
    now(),
    'a community does'
);
INSERT INTO ledger.profile_contacts (profile_id, updated_at)
VALUES (pg_temp.person(1), '2020-01-01');
UPDATE ledger.profile_contacts SET preferences = '{"phone": true}';
SELECT is(
    (
        SELECT updated_at FROM ledger.profile_contacts
        WHERE profile_id = pg_temp.person(1)
    ),
    now(),
    'contacts do'
);
INSERT INTO ops.settings (key, value, updated_at) VALUES ('planted', '1', '2020-01-01');
UPDATE ops.settings SET value = '2'
WHERE key = 'planted';
SELECT is(
    (
        SELECT updated_at FROM ops.settings
        WHERE key = 'planted'
    ), now(), 'settings do'
);
SELECT ok(
    NOT has_function_privilege('authenticated', 'priv.touch_row()', 'EXECUTE'),
    'it is a trigger''s, and nobody''s to call'
);

SELECT * FROM finish();
ROLLBACK;
