BEGIN;
SELECT plan(12);

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
INSERT INTO ledger.protocol_communities (protocol_id, community_id)
VALUES (
    '00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-0000000000c3'
);
INSERT INTO ledger.protocol_members (
    protocol_id, community_id, profile_id, role, is_blocked, valid_from, added_by
)
SELECT
    '00000000-0000-7000-8000-0000000000a1',
    ('00000000-0000-7000-8000-0000000000' || m.community)::uuid,
    ('00000000-0000-7000-8000-00000000000' || m.person)::uuid,
    m.role,
    m.is_blocked,
    '2020-01-01',
    '00000000-0000-7000-8000-000000000004'
FROM (
    VALUES
    ('c1', 2, 'steward', FALSE), ('c1', 6, 'member', TRUE), ('c2', 5, 'member', FALSE),
    ('c3', 7, 'steward', FALSE), ('c2', 7, 'member', TRUE), ('c3', 6, 'member', FALSE)
) AS m (community, person, role, is_blocked);

PREPARE visible AS
SELECT right(community_id::text, 2) || right(profile_id::text, 1)
FROM ledger.protocol_members
WHERE protocol_id = '00000000-0000-7000-8000-0000000000a1'
ORDER BY 1;

SELECT policies_are(
    'ledger', 'protocol_members',
    ARRAY[
        'protocol_members_all_definer',
        'protocol_members_select_backup',
        'protocol_members_select_authenticated'
    ],
    'protocol_members has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'protocol_members', 'anon', ARRAY[]::text[],
    'an anonymous request does not touch protocol_members'
);
SELECT table_privs_are(
    'ledger', 'protocol_members', 'authenticated', ARRAY['SELECT'],
    '24 truncate: a person reads protocol_members, nothing else'
);
SELECT table_privs_are(
    'ledger', 'protocol_members', 'service_role', ARRAY[]::text[],
    'the service role does not touch protocol_members'
);
SELECT table_privs_are(
    'ledger', 'protocol_members', 'ledger_definer', ARRAY['SELECT', 'INSERT', 'UPDATE'],
    'the helpers do this much to protocol_members'
);
SELECT pg_temp.become('authenticated', 4);
SELECT results_eq(
    'visible', ARRAY['c12', 'c16'], 'a lead reads whom the community admitted and blocked'
);
SELECT pg_temp.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['c12', 'c16'], 'so does its steward of the protocol'
);
SELECT pg_temp.become('authenticated', 6);
SELECT results_eq(
    'visible', ARRAY['c16', 'c36'], 'a person reads how they stand themselves, a block included'
);
SELECT pg_temp.become('authenticated', 5);
SELECT results_eq(
    'visible', ARRAY['c25'], 'an elder who is neither lead nor steward reads their own row'
);
SELECT pg_temp.become('authenticated', 7);
SELECT results_eq(
    'visible', ARRAY['c27', 'c37'], 'who is blocked by one community is no steward for another: own rows alone'
);
SELECT pg_temp.become('authenticated', 3);
SELECT is_empty('visible', 'an elder without a row reads none');
SELECT pg_temp.become('authenticated', 8);
SELECT is_empty('visible', 'nor does a stranger');
SELECT pg_temp.become('none');

SELECT * FROM finish();
ROLLBACK;
