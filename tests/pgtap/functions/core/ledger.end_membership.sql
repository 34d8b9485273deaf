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

SELECT pg_temp.become('authenticated', 1);
SELECT ledger.end_membership(pg_temp.here(), pg_temp.person(1), 'moving away');
SELECT is(priv.my_communities(), ARRAY[]::uuid[], 'who leaves is out at once');
SELECT pg_temp.become('authenticated', 3);
SELECT ledger.end_membership(pg_temp.here(), pg_temp.person(2));
SELECT ledger.end_membership(pg_temp.here(), pg_temp.person(6));
SELECT ledger.end_membership(pg_temp.here(), pg_temp.person(8));
SELECT pg_temp.become('none');
SELECT set_eq(
    $$
    SELECT profile_id, valid_until FROM ledger.community_members
    WHERE community_id = pg_temp.here() AND status = 'left'
    $$,
    $$
    VALUES
    (pg_temp.person(1), now()),
    (pg_temp.person(2), now()),
    (pg_temp.person(6), now()),
    (pg_temp.person(8), '2090-01-01'::timestamptz)
    $$,
    'a lead ends what is active, suspended or yet to come; the rows stay'
);
SELECT results_eq(
    $$
    SELECT actor_id, detail ->> 'profile_id', detail ->> 'reason'
    FROM ledger.access_logs
    WHERE action = 'end_membership' AND object_id = pg_temp.here()
    ORDER BY id
    LIMIT 2
    $$,
    $$
    VALUES
    (pg_temp.person(1), pg_temp.person(1)::text, 'moving away'),
    (pg_temp.person(3), pg_temp.person(2)::text, NULL)
    $$,
    'the audit rows say who ended whose, and why'
);
SELECT pg_temp.become('authenticated', 1);
SELECT throws_ok(
    $$SELECT ledger.end_membership(pg_temp.here(), pg_temp.person(1))$$, 'P0002',
    'no membership to end in community 00000000-0000-7000-8000-0000000000c1',
    'nobody leaves twice'
);
SELECT pg_temp.become('authenticated', 2);
SELECT throws_ok(
    $$SELECT ledger.end_membership(pg_temp.here(), pg_temp.person(3))$$, '42501',
    'only a lead ends the membership of others in community'
    ' 00000000-0000-7000-8000-0000000000c1',
    'an elder puts nobody out'
);
SELECT pg_temp.become('authenticated', 4);
SELECT throws_ok(
    $$SELECT ledger.end_membership(pg_temp.here(), pg_temp.person(3))$$, '42501', NULL,
    'nor does a lead of another community'
);
SELECT throws_ok(
    $$SELECT ledger.end_membership(pg_temp.here(), NULL)$$, '42501', NULL,
    'nor does leaving the name out help'
);
SELECT pg_temp.become('authenticated');
SELECT throws_ok(
    $$SELECT ledger.end_membership(pg_temp.here(), pg_temp.person(3))$$, 'EL001', NULL,
    'a request of nobody is told to sign in'
);
SELECT pg_temp.become('anon');
SELECT throws_ok(
    $$SELECT ledger.end_membership(pg_temp.here(), pg_temp.person(3))$$, '42501', NULL,
    'an anonymous one may not even ask'
);

SELECT * FROM finish();
ROLLBACK;
