BEGIN;
SELECT plan(2);

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

SELECT throws_ok(
    $$INSERT INTO ledger.stories (storyteller_id, home_community_id, title, status)
      VALUES (
          '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-0000000000c1',
          'Rain', 'withdrawn'
      )$$,
    '23000', 'a story cannot begin as withdrawn',
    'a story begins as a draft, whoever inserts it'
);
INSERT INTO ledger.stories (
    storyteller_id, home_community_id, title, community_ids, public_until,
    cross_community_until, research_until, ai_until, required_protocol_ids, period_keys
)
VALUES (
    '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-0000000000c1',
    'Rain', '{00000000-0000-7000-8000-0000000000c2}', 'infinity', 'infinity',
    'infinity', 'infinity', '{00000000-0000-7000-8000-0000000000a1}', '{}'
);
SELECT results_eq(
    $$SELECT community_ids, period_keys,
          num_nonnulls(
              public_until, cross_community_until, research_until, ai_until,
              required_protocol_ids
          )
      FROM ledger.stories WHERE title = 'Rain'$$,
    $$VALUES (
        '{00000000-0000-7000-8000-0000000000c1}'::uuid[],
        '{00000000-0000-7000-8000-0000000000c1}'::uuid[], 0
    )$$,
    'derived columns begin as its home and no consent, whatever was inserted'
);

SELECT * FROM finish();
ROLLBACK;
