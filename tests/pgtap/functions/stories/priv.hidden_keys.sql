BEGIN;
SELECT plan(2);

INSERT INTO priv.gateways (login) VALUES (session_user) ON CONFLICT DO NOTHING;
INSERT INTO ledger.profiles (id, display_name)
VALUES
('00000000-0000-7000-8000-000000000001', 'Storyteller'),
('00000000-0000-7000-8000-000000000002', 'Member'),
('00000000-0000-7000-8000-000000000003', 'Elder'),
('00000000-0000-7000-8000-000000000004', 'Lead'),
('00000000-0000-7000-8000-000000000005', 'Elder elsewhere'),
('00000000-0000-7000-8000-000000000006', 'Stranger'),
('00000000-0000-7000-8000-000000000007', 'Neighbour'),
('00000000-0000-7000-8000-000000000008', 'Researcher');
INSERT INTO ledger.communities (id, region_id, slug, name, size_class, country)
SELECT c.id::uuid, r.id, c.slug, c.slug, 'small', 'AU'
FROM ledger.regions AS r
CROSS JOIN (
    VALUES
    ('00000000-0000-7000-8000-0000000000c1', 'here'),
    ('00000000-0000-7000-8000-0000000000c2', 'elsewhere'),
    ('00000000-0000-7000-8000-0000000000c3', 'neighbours')
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
    ('c2', 1, 'member'), ('c2', 5, 'elder'), ('c3', 7, 'member')
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

INSERT INTO ledger.protocol_periods (
    kind, effect, person_id, declared_by, declaring_community_id, starts_at, ends_at
)
SELECT
    'season',
    p.effect,
    ('00000000-0000-7000-8000-00000000000' || p.person)::uuid,
    '00000000-0000-7000-8000-000000000003',
    '00000000-0000-7000-8000-0000000000c1',
    now() + p.starts,
    now() + p.ends
FROM (
    VALUES
    ('hide', 1, '0'::interval, NULL::interval), ('hide', 2, '-1 day', '0'),
    ('hide', 3, '1 second', NULL), ('elders_only', 4, '-1 day', NULL)
) AS p (effect, person, starts, ends);
SELECT pg_temp.become('anon');
SELECT is(
    priv.hidden_keys(), '{00000000-0000-7000-8000-000000000001}'::uuid[],
    'only what is in force, with this effect'
);
SELECT pg_temp.become('none');
UPDATE ledger.protocol_periods SET lifted_at = now();
SELECT pg_temp.become('anon');
SELECT is(priv.hidden_keys(), '{}'::uuid[], 'what is lifted is over: empty, and no NULL');
SELECT pg_temp.become('none');

SELECT * FROM finish();
ROLLBACK;
