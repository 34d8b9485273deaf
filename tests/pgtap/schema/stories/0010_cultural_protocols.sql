BEGIN;
SELECT plan(16);

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
INSERT INTO ledger.protocol_members (
    protocol_id, community_id, profile_id, valid_from, added_by
)
VALUES (
    '00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-0000000000c1',
    '00000000-0000-7000-8000-000000000002', now(),
    '00000000-0000-7000-8000-000000000004'
);
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
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
        $q$UPDATE ledger.cultural_protocols SET name = ' '$q$,
        'cultural_protocols_name_check',
        'a protocol has a name'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET name = repeat('x', 201)$q$,
        'cultural_protocols_name_check',
        'of at most 200 characters'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET rules = '[]'$q$,
        'cultural_protocols_rules_check',
        'its rules are an object'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET required_approvals = -1$q$,
        'cultural_protocols_required_approvals_check',
        'nobody owes an approval less'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET required_approvals = 21$q$,
        'cultural_protocols_required_approvals_check',
        'nor more than a community has elders to give'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET applies_to = '{NULL}'$q$,
        'cultural_protocols_applies_to_check',
        'no kind of story is missing'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET enforcement = 'strict'$q$,
        'cultural_protocols_enforcement_check',
        'it is mandatory, recommended or optional'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET access_mode = 'closed'$q$,
        'cultural_protocols_access_mode_check',
        'it is strict or open'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET conflict = 'permit'$q$,
        'cultural_protocols_conflict_check',
        'where rules collide, prohibition wins'
    ),
    (
        $q$UPDATE ledger.cultural_protocols SET community_id = '00000000-0000-7000-8000-0000000000c3'$q$,
        'cultural_protocols_community_id_fkey',
        'who declares a protocol shares it'
    ),
    (
        $q$DELETE FROM ledger.protocol_communities WHERE community_id = '00000000-0000-7000-8000-0000000000c1'$q$,
        'cultural_protocols_community_id_fkey',
        'and goes on sharing it'
    ),
    (
        $q$UPDATE ledger.protocol_members SET community_id = '00000000-0000-7000-8000-0000000000c3'$q$,
        'protocol_members_community_id_fkey',
        'only communities that share a protocol admit to it'
    ),
    (
        $q$UPDATE ledger.protocol_members SET role = 'elder'$q$,
        'protocol_members_role_check',
        'one is a member or a steward'
    ),
    (
        $q$UPDATE ledger.protocol_members SET valid_until = valid_from - interval '1 second'$q$,
        'protocol_members_valid_until_check',
        'nothing ends before it begins'
    ),
    (
        $q$INSERT INTO ledger.protocol_members SELECT * FROM ledger.protocol_members$q$,
        'protocol_members_pkey',
        'a community says one thing of a person, admission or block'
    )
) AS w (query, breaks, says);
SELECT is_empty(
    $$SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND confdeltype <> 'r'
          AND conrelid IN (
              SELECT ('ledger.' || t)::regclass
              FROM unnest(ARRAY['cultural_protocols', 'protocol_communities', 'protocol_members']) AS t
          )$$,
    '11 cascade: a deletion removes no row that its author cannot see'
);

SELECT * FROM finish();
ROLLBACK;
