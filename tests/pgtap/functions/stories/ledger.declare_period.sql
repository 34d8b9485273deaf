BEGIN;
SELECT plan(15);

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
CREATE FUNCTION pg_temp.refusal(p_query text)
RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
    v_code text;
    v_message text;
    v_detail text;
    v_hint text;
BEGIN
    EXECUTE p_query;
    RETURN 'done';
EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS
        v_code = RETURNED_SQLSTATE,
        v_message = MESSAGE_TEXT,
        v_detail = PG_EXCEPTION_DETAIL,
        v_hint = PG_EXCEPTION_HINT;
    RETURN regexp_replace(
        concat_ws(' | ', v_code, v_message, v_detail, v_hint),
        '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'ID', 'g'
    );
END;
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
INSERT INTO ledger.protocol_members (
    protocol_id, community_id, profile_id, role, added_by
)
VALUES (
    '00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-0000000000c1',
    '00000000-0000-7000-8000-000000000002', 'steward', '00000000-0000-7000-8000-000000000004'
);
SELECT function_privs_are(
    'ledger', 'declare_period', ARRAY['uuid', 'text', 'text', 'uuid', 'uuid', 'timestamp with time zone', 'timestamp with time zone', 'text'], 'anon',
    ARRAY[]::text[], 'an anonymous request declares nothing'
);
SELECT pg_temp.become('authenticated', 3);
SELECT lives_ok(
    $q$SELECT ledger.declare_period('00000000-0000-7000-8000-0000000000c1', 'sorry_business', 'hide', p_person_id => '00000000-0000-7000-8000-000000000002')$q$,
    'an elder declares sorry business for a person of the community'
);
SELECT pg_temp.become('authenticated', 4);
SELECT lives_ok(
    $q$SELECT ledger.declare_period('00000000-0000-7000-8000-0000000000c1', 'ceremony', 'elders_only', '00000000-0000-7000-8000-0000000000a1', p_ends_at => now() + '1 week')$q$,
    'a lead a ceremony for a protocol that it shares'
);
SELECT lives_ok(
    $q$SELECT ledger.declare_period('00000000-0000-7000-8000-0000000000c1', 'season', 'hide', p_starts_at => now() + '1 day')$q$,
    'or a season for the community itself'
);
SELECT pg_temp.become('authenticated', 3);
SELECT is(
    pg_temp.refusal($q$SELECT ledger.declare_period('00000000-0000-7000-8000-0000000000c1', 'season', 'hide', p_person_id => '00000000-0000-7000-8000-000000000005')$q$),
    'EL136 | '
    'nothing of its own to declare a period for: community ID | '
    'A period is for one protocol that the community shares, one of its people, or itself. | '
    'Name a protocol or a person of the community, or neither.',
    'nobody declares for people of others'
);
SELECT is(
    pg_temp.refusal($q$SELECT ledger.declare_period('00000000-0000-7000-8000-0000000000c1', 'season', 'hide', p_person_id => gen_random_uuid())$q$),
    'EL136 | '
    'nothing of its own to declare a period for: community ID | '
    'A period is for one protocol that the community shares, one of its people, or itself. | '
    'Name a protocol or a person of the community, or neither.',
    '10 existence: in the words for one who does not exist'
);
SELECT is(
    pg_temp.refusal($q$SELECT ledger.declare_period('00000000-0000-7000-8000-0000000000c1', 'season', 'hide', gen_random_uuid())$q$),
    'EL136 | '
    'nothing of its own to declare a period for: community ID | '
    'A period is for one protocol that the community shares, one of its people, or itself. | '
    'Name a protocol or a person of the community, or neither.',
    'nor for a protocol that is none of theirs'
);
SELECT is(
    pg_temp.refusal($q$SELECT ledger.declare_period('00000000-0000-7000-8000-0000000000c1', 'season', 'hide', '00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-000000000002')$q$),
    'EL136 | '
    'nothing of its own to declare a period for: community ID | '
    'A period is for one protocol that the community shares, one of its people, or itself. | '
    'Name a protocol or a person of the community, or neither.',
    'nor for two things at once'
);
SELECT matches(
    pg_temp.refusal($q$SELECT ledger.declare_period('00000000-0000-7000-8000-0000000000c1', 'season', 'hide', p_ends_at => now())$q$), '^22023 ',
    'nor for no time'
);
SELECT matches(
    pg_temp.refusal($q$SELECT ledger.declare_period('00000000-0000-7000-8000-0000000000c1', 'holiday', 'hide')$q$), '^23514 ',
    'nor for what is no period'
);
SELECT pg_temp.become('authenticated', 2);
SELECT is(
    pg_temp.refusal($q$SELECT ledger.declare_period('00000000-0000-7000-8000-0000000000c1', 'season', 'hide')$q$),
    'EL102 | '
    'only an elder or lead declares periods of community ID | '
    'It is a decision of the community''s. | '
    'Check the id, or ask an elder or lead of the community.',
    'a member declares nothing'
);
SELECT pg_temp.become('authenticated', 5);
SELECT is(
    pg_temp.refusal($q$SELECT ledger.declare_period('00000000-0000-7000-8000-0000000000c1', 'season', 'hide')$q$),
    'EL102 | '
    'only an elder or lead declares periods of community ID | '
    'It is a decision of the community''s. | '
    'Check the id, or ask an elder or lead of the community.',
    'nor does an elder of another community'
);
SELECT pg_temp.become('none');
SELECT results_eq(
    $q$SELECT
          kind, right(protocol_id::text, 2), right(person_id::text, 2),
          right(community_id::text, 2), starts_at - now(), ends_at - now()
      FROM ledger.protocol_periods ORDER BY kind$q$,
    $$VALUES
        ('ceremony', 'a1', NULL, NULL, '0'::interval, '7 days'::interval),
        ('season', NULL, NULL, 'c1', '1 day', NULL),
        ('sorry_business', NULL, '02', NULL, '0', NULL)$$,
    'it begins now unless said otherwise'
);
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'declare_period'), 3,
    'an audit row each'
);
SELECT is_empty(
    $q$SELECT FROM ledger.access_logs WHERE action = 'declare_period' AND detail::text LIKE '%00000000002%'$q$,
    'which names nobody'
);

SELECT * FROM finish();
ROLLBACK;
