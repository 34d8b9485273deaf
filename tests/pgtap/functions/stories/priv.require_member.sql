BEGIN;
SELECT plan(3);

INSERT INTO priv.gateways (login) VALUES (session_user) ON CONFLICT DO NOTHING;
INSERT INTO ledger.profiles (id, display_name)
VALUES
('00000000-0000-7000-8000-000000000001', 'Storyteller'),
('00000000-0000-7000-8000-000000000002', 'Member'),
('00000000-0000-7000-8000-000000000003', 'Elder'),
('00000000-0000-7000-8000-000000000004', 'Lead'),
('00000000-0000-7000-8000-000000000005', 'Member elsewhere'),
('00000000-0000-7000-8000-000000000006', 'Stranger');
INSERT INTO ledger.communities (id, region_id, slug, name, size_class, country)
SELECT c.id::uuid, r.id, c.slug, c.slug, 'small', 'AU'
FROM ledger.regions AS r
CROSS JOIN (
    VALUES
    ('00000000-0000-7000-8000-0000000000c1', 'here'),
    ('00000000-0000-7000-8000-0000000000c2', 'elsewhere')
) AS c (id, slug)
WHERE r.is_local;
INSERT INTO ledger.community_members (community_id, profile_id, role, status, valid_from)
SELECT
    ('00000000-0000-7000-8000-0000000000' || m.community)::uuid,
    ('00000000-0000-7000-8000-00000000000' || m.person)::uuid,
    m.role,
    'active',
    '2020-01-01'
FROM (
    VALUES
    ('c1', 1, 'member'), ('c1', 2, 'member'), ('c1', 3, 'elder'), ('c1', 4, 'lead'),
    ('c2', 1, 'member'), ('c2', 5, 'elder')
) AS m (community, person, role);
CREATE FUNCTION pg_temp.become(p_role text, p_person integer DEFAULT NULL)
RETURNS void
LANGUAGE sql
AS $$
SELECT
    set_config('role', p_role, TRUE),
    set_config(
        'request.jwt.claims',
        CASE WHEN p_person IS NULL THEN ''
            ELSE format('{"sub": "00000000-0000-7000-8000-00000000000%s"}', p_person)
        END,
        TRUE
    );
$$;

SELECT pg_temp.become('authenticated', 1);
SELECT lives_ok(
    $$SELECT priv.require_member('00000000-0000-7000-8000-0000000000c2')$$,
    'an active member passes'
);
SELECT throws_ok(
    'SELECT priv.require_member(NULL)', 'EL103',
    'not an active member of community <NULL>',
    'no community is none of theirs'
);
SELECT pg_temp.become('authenticated', 2);
SELECT throws_ok(
    $$SELECT priv.require_member('00000000-0000-7000-8000-0000000000c2')$$, 'EL103',
    'not an active member of community 00000000-0000-7000-8000-0000000000c2',
    'a member of another community does not'
);
SELECT pg_temp.become('none');

SELECT * FROM finish();
ROLLBACK;
