BEGIN;
SELECT plan(10);

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

PREPARE visible AS SELECT name FROM ledger.cultural_protocols WHERE name LIKE 'Women%';

SELECT policies_are(
    'ledger', 'cultural_protocols',
    ARRAY[
        'cultural_protocols_all_definer',
        'cultural_protocols_select_backup',
        'cultural_protocols_select_authenticated'
    ],
    'cultural_protocols has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'cultural_protocols', 'anon', ARRAY[]::text[],
    'an anonymous request does not touch cultural_protocols'
);
SELECT table_privs_are(
    'ledger', 'cultural_protocols', 'authenticated', ARRAY['SELECT'],
    '24 truncate: a person reads cultural_protocols, nothing else'
);
SELECT table_privs_are(
    'ledger', 'cultural_protocols', 'service_role', ARRAY[]::text[],
    'the service role does not touch cultural_protocols'
);
SELECT table_privs_are(
    'ledger', 'cultural_protocols', 'ledger_definer', ARRAY['SELECT', 'INSERT', 'UPDATE'],
    'the helpers do this much to cultural_protocols'
);
SELECT pg_temp.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['Women''s business'], 'a member of its community reads a protocol, satisfied or not'
);
SELECT pg_temp.become('authenticated', 5);
SELECT results_eq(
    'visible', ARRAY['Women''s business'], 'so does a member of another community that shares it'
);
SELECT pg_temp.become('authenticated', 7);
SELECT is_empty('visible', 'a member of neither does not');
SELECT pg_temp.become('authenticated', 6);
SELECT is_empty('visible', 'nor does a stranger');
SELECT pg_temp.become('authenticated');
SELECT is_empty('visible', 'nor who is nobody');
SELECT pg_temp.become('none');

SELECT * FROM finish();
ROLLBACK;
