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

INSERT INTO ledger.research_grants (
    community_id, profile_id, purpose, valid_until, granted_by
)
VALUES (
    '00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-000000000008',
    'Rain', now() + '1 year', '00000000-0000-7000-8000-000000000003'
);

PREPARE visible AS SELECT purpose FROM ledger.research_grants;

SELECT policies_are(
    'ledger', 'research_grants',
    ARRAY[
        'research_grants_all_definer',
        'research_grants_select_backup',
        'research_grants_select_authenticated'
    ],
    'research_grants has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'research_grants', 'anon', ARRAY[]::text[],
    'an anonymous request does not touch research_grants'
);
SELECT table_privs_are(
    'ledger', 'research_grants', 'authenticated', ARRAY['SELECT'],
    '24 truncate: a person reads research_grants, nothing else'
);
SELECT table_privs_are(
    'ledger', 'research_grants', 'service_role', ARRAY[]::text[],
    'the service role does not touch research_grants'
);
SELECT table_privs_are(
    'ledger', 'research_grants', 'ledger_definer', ARRAY['SELECT', 'INSERT', 'UPDATE'],
    'the helpers do this much to research_grants'
);
SELECT pg_temp.become('authenticated', 8);
SELECT results_eq(
    'visible', ARRAY['Rain'], 'a researcher reads their grant'
);
SELECT pg_temp.become('authenticated', 3);
SELECT results_eq(
    'visible', ARRAY['Rain'], 'so does an elder of the community'
);
SELECT pg_temp.become('authenticated', 4);
SELECT results_eq(
    'visible', ARRAY['Rain'], 'and a lead'
);
SELECT pg_temp.become('authenticated', 2);
SELECT is_empty('visible', 'a member does not');
SELECT pg_temp.become('authenticated', 5);
SELECT is_empty('visible', 'nor an elder elsewhere');
SELECT pg_temp.become('none');

SELECT * FROM finish();
ROLLBACK;
