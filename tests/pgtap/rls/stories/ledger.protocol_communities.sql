BEGIN;
SELECT plan(8);

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

INSERT INTO ledger.cultural_protocols (id, community_id, name, created_by)
VALUES (
    '00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-0000000000c1',
    'Women''s business', '00000000-0000-7000-8000-000000000004'
);
INSERT INTO ledger.protocol_communities (protocol_id, community_id)
SELECT
    '00000000-0000-7000-8000-0000000000a1',
    ('00000000-0000-7000-8000-0000000000' || c)::uuid
FROM unnest(ARRAY['c1', 'c2']) AS c;

PREPARE visible AS
SELECT c.slug
FROM ledger.protocol_communities AS p
INNER JOIN ledger.communities AS c ON c.id = p.community_id
WHERE p.protocol_id = '00000000-0000-7000-8000-0000000000a1'
ORDER BY c.slug;

SELECT policies_are(
    'ledger', 'protocol_communities',
    ARRAY[
        'protocol_communities_all_definer',
        'protocol_communities_select_backup',
        'protocol_communities_select_authenticated'
    ],
    'protocol_communities has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'protocol_communities', 'anon', ARRAY[]::text[],
    'an anonymous request does not touch protocol_communities'
);
SELECT table_privs_are(
    'ledger', 'protocol_communities', 'authenticated', ARRAY['SELECT'],
    '24 truncate: a person reads protocol_communities, nothing else'
);
SELECT table_privs_are(
    'ledger', 'protocol_communities', 'service_role', ARRAY[]::text[],
    'the service role does not touch protocol_communities'
);
SELECT table_privs_are(
    'ledger', 'protocol_communities', 'ledger_definer', ARRAY['SELECT', 'INSERT'],
    'the helpers do this much to protocol_communities'
);
SELECT pg_temp.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['elsewhere', 'here'], 'a member reads which communities share a protocol of theirs'
);
SELECT pg_temp.become('authenticated', 5);
SELECT results_eq(
    'visible', ARRAY['elsewhere', 'here'], 'in each of them'
);
SELECT pg_temp.become('authenticated', 7);
SELECT is_empty('visible', 'a member of another one does not');
SELECT pg_temp.become('none');

SELECT * FROM finish();
ROLLBACK;
