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
    'ledger', 'add_protocol_member', ARRAY['uuid', 'uuid', 'uuid', 'text', 'timestamp with time zone'], 'anon',
    ARRAY[]::text[], 'an anonymous request admits nobody'
);
SELECT pg_temp.become('authenticated', 2);
SELECT lives_ok(
    $q$SELECT ledger.add_protocol_member('00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-0000000000c1')$q$,
    'a steward admits a member'
);
SELECT pg_temp.become('authenticated', 3);
SELECT is(priv.my_protocols(), '{00000000-0000-7000-8000-0000000000a1}'::uuid[], 'who is one at once');
SELECT is(
    pg_temp.refusal($q$SELECT ledger.add_protocol_member('00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-0000000000c1')$q$),
    'EL102 | '
    'only a lead of the community, or its steward of the protocol, decides this for community ID | '
    'Protocol ID. | '
    'Ask a lead of the community; name one that shares the protocol.',
    'a member admits nobody'
);
SELECT pg_temp.become('authenticated', 4);
SELECT lives_ok(
    $q$SELECT ledger.add_protocol_member('00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-0000000000c1', 'steward', now() + '1 hour')$q$,
    'a lead makes a member a steward for a while'
);
SELECT matches(
    pg_temp.refusal($q$SELECT ledger.add_protocol_member('00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-0000000000c1', 'member', now())$q$), '^22023 ',
    'nothing ends before it begins'
);
SELECT matches(
    pg_temp.refusal($q$SELECT ledger.add_protocol_member('00000000-0000-7000-8000-0000000000a1', gen_random_uuid(), '00000000-0000-7000-8000-0000000000c1')$q$), '^P0002 ',
    'nobody is admitted who is not there'
);
SELECT is(
    pg_temp.refusal($q$SELECT ledger.add_protocol_member('00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-0000000000c2')$q$),
    'EL102 | '
    'only a lead of the community, or its steward of the protocol, decides this for community ID | '
    'Protocol ID. | '
    'Ask a lead of the community; name one that shares the protocol.',
    'a lead decides for their own community alone'
);
SELECT is(
    pg_temp.refusal($q$SELECT ledger.add_protocol_member('00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-0000000000c3')$q$),
    'EL102 | '
    'only a lead of the community, or its steward of the protocol, decides this for community ID | '
    'Protocol ID. | '
    'Ask a lead of the community; name one that shares the protocol.',
    'a community that does not share it is refused in the same words'
);
SELECT lives_ok(
    $q$SELECT ledger.block_protocol_member('00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-0000000000c1')$q$,
    'and blocks whoever they must'
);
SELECT is(
    pg_temp.refusal($q$SELECT ledger.add_protocol_member('00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-0000000000c1')$q$),
    'EL133 | '
    'a block is in force for profile ID | '
    'Community ID, protocol ID. | '
    'End the block with ledger.end_protocol_member first.',
    'who is blocked is not admitted by the way'
);
SELECT ledger.end_protocol_member('00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-0000000000c1');
SELECT lives_ok(
    $q$SELECT ledger.add_protocol_member('00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-0000000000c1')$q$,
    'but once the block has ended'
);
SELECT pg_temp.become('authenticated', 7);
SELECT matches(
    pg_temp.refusal($q$SELECT ledger.add_protocol_member('00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-000000000007', '00000000-0000-7000-8000-0000000000c1')$q$), '^EL131 ',
    '10 existence: who may not read about it does not find it'
);
SELECT pg_temp.become('none');
SELECT results_eq(
    $q$SELECT role, is_blocked, valid_until = now() + interval '1 hour'
      FROM ledger.protocol_members WHERE profile_id = '00000000-0000-7000-8000-000000000003'$q$,
    $$VALUES ('steward', FALSE, TRUE)$$,
    'the row says how it stands now'
);
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'add_protocol_member'), 3,
    'an audit row each'
);

SELECT * FROM finish();
ROLLBACK;
