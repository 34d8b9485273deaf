BEGIN;
SELECT plan(11);

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
INSERT INTO ledger.protocol_periods (
    kind, effect, community_id, declared_by, declaring_community_id, starts_at
)
VALUES (
    'season', 'hide', '00000000-0000-7000-8000-0000000000c1',
    '00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-0000000000c1',
    now()
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
        $q$UPDATE ledger.protocol_periods SET kind = 'holiday'$q$,
        'protocol_periods_kind_check',
        'a period is sorry business, a ceremony or a season'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET effect = 'warn'$q$,
        'protocol_periods_effect_check',
        'it hides, or leaves elders'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET ends_at = starts_at - interval '1 second'$q$,
        'protocol_periods_ends_at_check',
        'nothing ends before it begins'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET community_id = NULL$q$,
        'protocol_periods_target_check',
        '30 empty-set: it is declared for something'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET person_id = '00000000-0000-7000-8000-000000000002'$q$,
        'protocol_periods_target_check',
        'and for one thing'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET community_id = '00000000-0000-7000-8000-0000000000c2'$q$,
        'protocol_periods_community_id_check',
        'a community declares it for no other community'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET community_id = NULL, person_id = '00000000-0000-7000-8000-000000000005'$q$,
        'protocol_periods_person_id_fkey',
        'nor for people of others'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET community_id = NULL, person_id = '00000000-0000-7000-8000-000000000002'$q$,
        'none',
        'but for its own'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET declaring_community_id = '00000000-0000-7000-8000-0000000000c3', community_id = NULL, protocol_id = '00000000-0000-7000-8000-0000000000a1'$q$,
        'protocol_periods_protocol_id_fkey',
        'nor for protocols of others'
    ),
    (
        $q$UPDATE ledger.protocol_periods SET community_id = NULL, protocol_id = '00000000-0000-7000-8000-0000000000a1'$q$,
        'none',
        'but for those that it shares'
    )
) AS w (query, breaks, says);
SELECT is_empty(
    $$SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND confdeltype <> 'r'
          AND conrelid IN (
              SELECT ('ledger.' || t)::regclass
              FROM unnest(ARRAY['protocol_periods']) AS t
          )$$,
    '11 cascade: a deletion removes no row that its author cannot see'
);

SELECT * FROM finish();
ROLLBACK;
