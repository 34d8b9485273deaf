BEGIN;
SELECT plan(4);

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
    format(
        'INSERT INTO ledger.community_insights (
             community_id, recorded_by, kind, title, description, confidence
         )
         VALUES (
             ''00000000-0000-7000-8000-0000000000c1'',
             ''00000000-0000-7000-8000-000000000003'', %s
         )',
        wrong.row
    ),
    '23514',
    format(
        'new row for relation "community_insights" violates check constraint "%s"',
        wrong.breaks
    ),
    wrong.says
)
FROM (
    VALUES
    (
        '''rumour'', ''t'', ''d'', 1', 'community_insights_kind_check',
        'an insight is a theme, trend, need or success'
    ),
    ('''need'', '''', ''d'', 1', 'community_insights_title_check', 'it has a title'),
    (
        '''need'', ''t'', ''d'', 1.1', 'community_insights_confidence_check',
        'nobody is surer than sure'
    )
) AS wrong (row, breaks, says);
SELECT is_empty(
    $$SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND confdeltype <> 'r'
          AND conrelid IN (
              SELECT ('ledger.' || t)::regclass FROM unnest(ARRAY['community_insights', 'insight_stories']) AS t
          )$$,
    '11 cascade: a deletion removes no row that its author cannot see'
);

SELECT * FROM finish();
ROLLBACK;
