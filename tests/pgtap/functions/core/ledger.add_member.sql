BEGIN;
SELECT plan(13);

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

SELECT pg_temp.become('authenticated', 3);
SELECT ledger.add_member(pg_temp.here(), pg_temp.person(9));
SELECT ledger.add_member(pg_temp.here(), pg_temp.person(1), 'elder');
SELECT ledger.add_member(pg_temp.here(), pg_temp.person(7), 'member');
SELECT pg_temp.become('none');
SELECT results_eq(
    $$
    SELECT profile_id, role, status, valid_from, valid_until
    FROM ledger.community_members
    WHERE community_id = pg_temp.here() AND profile_id IN (
        pg_temp.person(9), pg_temp.person(1), pg_temp.person(7)
    )
    ORDER BY profile_id
    $$,
    $$
    VALUES
    (
        pg_temp.person(1),
        'elder',
        'active',
        '2020-01-01'::timestamptz,
        NULL::timestamptz
    ),
    (pg_temp.person(7), 'member', 'active', '2020-01-01', NULL),
    (pg_temp.person(9), 'member', 'active', now(), NULL)
    $$,
    'a lead adds a stranger, raises a member and brings back who had gone'
);
SELECT set_eq(
    $$
    SELECT actor_id, detail FROM ledger.access_logs
    WHERE action = 'add_member' AND object_id = pg_temp.here()
    $$,
    $$
    SELECT
        pg_temp.person(3),
        jsonb_build_object('profile_id', pg_temp.person(p), 'role', r)
    FROM (VALUES (9, 'member'), (1, 'elder'), (7, 'member')) AS t (p, r)
    $$,
    'each leaves an audit row'
);
UPDATE ledger.community_members SET status = 'left', valid_until = '2021-01-01'
WHERE profile_id = pg_temp.person(1);
SELECT pg_temp.become('authenticated', 3);
SELECT ledger.add_member(pg_temp.here(), pg_temp.person(1));
SELECT pg_temp.become('none');
SELECT is(
    (
        SELECT valid_from FROM ledger.community_members
        WHERE profile_id = pg_temp.person(1)
    ),
    now(),
    'who left and returns does not belong to the time between'
);

SELECT pg_temp.become('authenticated', 2);
SELECT throws_ok(
    $$SELECT ledger.add_member(pg_temp.here(), pg_temp.person(9), 'lead')$$, '42501',
    'only a lead adds members to community 00000000-0000-7000-8000-0000000000c1',
    'an elder adds nobody'
);
SELECT pg_temp.become('authenticated', 4);
SELECT throws_ok(
    $$
    SELECT ledger.add_member(pg_temp.here(), pg_temp.person(4), 'lead')
    $$,
    '42501', NULL,
    'a lead of another community cannot make themselves lead here'
);
SELECT throws_ok(
    $$SELECT ledger.add_member(
        '00000000-0000-7000-8000-0000000000cf', pg_temp.person(9)
    )$$,
    '42501',
    'only a lead adds members to community 00000000-0000-7000-8000-0000000000cf',
    '10 existence: a community that is not there gives the same answer'
);
SELECT pg_temp.become('authenticated', 3);
SELECT throws_ok(
    $$
    SELECT ledger.add_member(pg_temp.here(), '00000000-0000-7000-8000-0000000000ff')
    $$,
    'P0002',
    'no profile 00000000-0000-7000-8000-0000000000ff',
    'who has no profile is to sign up first'
);
SELECT throws_ok(
    $$
    SELECT ledger.add_member(pg_temp.here(), pg_temp.person(9), 'owner')
    $$,
    '23514', NULL,
    'a role is member, elder or lead'
);
SELECT pg_temp.become('authenticated');
SELECT throws_ok(
    $$
    SELECT ledger.add_member(pg_temp.here(), pg_temp.person(9))
    $$,
    'EL001', 'nobody is signed in',
    'a request of nobody is told to sign in'
);
SELECT pg_temp.become('anon');
SELECT throws_ok(
    $$SELECT ledger.add_member(pg_temp.here(), pg_temp.person(9))$$, '42501', NULL,
    'an anonymous one may not even ask'
);

SELECT pg_temp.become('service_role');
SELECT throws_ok(
    $$SELECT ledger.add_member(pg_temp.here(), pg_temp.person(9), 'lead')$$, 'EL002',
    'a lead is already named for community 00000000-0000-7000-8000-0000000000c1',
    'where there is a lead, the server names none'
);
SELECT throws_ok(
    $$SELECT ledger.add_member(pg_temp.here(), pg_temp.person(9), 'elder')$$, '42501',
    'the service role only appoints a lead, not elder',
    'and it never names elders'
);
SELECT pg_temp.become('none');
SELECT set_config('ledger.clock', '2090-01-01', TRUE);
UPDATE ledger.community_members
SET status = 'suspended'
WHERE profile_id = pg_temp.person(8);
SELECT pg_temp.become('service_role');
SELECT lives_ok(
    $$SELECT ledger.add_member(pg_temp.here(), pg_temp.person(9), 'lead')$$,
    'when the last lead''s time is over, it names one again'
);

SELECT * FROM finish();
ROLLBACK;
