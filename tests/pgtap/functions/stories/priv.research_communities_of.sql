BEGIN;
SELECT plan(3);

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
INSERT INTO ledger.community_members (
    community_id, profile_id, role, status, valid_from
)
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

INSERT INTO ledger.research_grants (
    community_id, profile_id, purpose, valid_until, granted_by
)
VALUES (
    '00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-000000000008',
    'Rain', now() + '1 year', '00000000-0000-7000-8000-000000000003'
);

SELECT is(
    ARRAY(
        SELECT p
        FROM generate_series(1, 8) AS p
        WHERE
            '00000000-0000-7000-8000-0000000000c1'::uuid = ANY(
                priv.research_communities_of(
                    ('00000000-0000-7000-8000-00000000000' || p)::uuid
                )
            )
        ORDER BY p
    ),
    ARRAY[8],
    'who holds a grant, whoever asks'
);
SELECT
    is(
        priv.research_communities_of(NULL), '{}'::uuid[], 'nobody has none, and no NULL'
    );
SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'priv.research_communities_of(uuid)', 'EXECUTE')
    $$,
    'no role of the API asks about others'
);

SELECT * FROM finish();
ROLLBACK;
