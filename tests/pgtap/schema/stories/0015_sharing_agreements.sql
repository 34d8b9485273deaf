BEGIN;
SELECT plan(6);

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

INSERT INTO ledger.sharing_agreements (
    community_a_id, community_b_id, proposing_community_id, proposed_by
)
VALUES (
    '00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-0000000000c3',
    '00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-000000000004'
);
CREATE FUNCTION pg_temp.broken(p_query text)
RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
    v_constraint text;
BEGIN
    EXECUTE p_query;
    SET CONSTRAINTS ALL IMMEDIATE;
    SET CONSTRAINTS ALL DEFERRED;
    RAISE EXCEPTION 'undone' USING ERRCODE = 'TT001';
EXCEPTION
    WHEN SQLSTATE 'TT001' THEN RETURN 'none';
    WHEN integrity_constraint_violation THEN
        GET STACKED DIAGNOSTICS v_constraint = CONSTRAINT_NAME;
        RETURN v_constraint;
END;
$$;

SELECT is(pg_temp.broken(w.query), w.breaks, w.says)
FROM (
    VALUES
    (
        $q$UPDATE ledger.sharing_agreements SET community_a_id = community_b_id, proposing_community_id = community_b_id$q$,
        'sharing_agreements_pair_check',
        'no community agrees with itself'
    ),
    (
        $q$UPDATE ledger.sharing_agreements SET community_a_id = community_b_id, community_b_id = community_a_id$q$,
        'sharing_agreements_pair_check',
        'a pair is written in one way'
    ),
    (
        $q$UPDATE ledger.sharing_agreements SET proposing_community_id = '00000000-0000-7000-8000-0000000000c2'$q$,
        'sharing_agreements_proposing_community_id_check',
        'a side proposed it'
    ),
    (
        $q$UPDATE ledger.sharing_agreements SET accepted_at = now()$q$,
        'sharing_agreements_accepted_check',
        'nothing was accepted by nobody'
    ),
    (
        $q$UPDATE ledger.sharing_agreements SET valid_until = valid_from - interval '1 second'$q$,
        'sharing_agreements_valid_until_check',
        'nothing ends before it begins'
    )
) AS w (query, breaks, says);
SELECT is_empty(
    $$SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND confdeltype <> 'r'
          AND conrelid IN (
              SELECT ('ledger.' || t)::regclass
              FROM unnest(ARRAY['sharing_agreements']) AS t
          )$$,
    '11 cascade: a deletion removes no row that its author cannot see'
);

SELECT * FROM finish();
ROLLBACK;
