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

UPDATE ledger.community_members SET role = 'lead' WHERE profile_id = '00000000-0000-7000-8000-000000000007';
SELECT function_privs_are(
    'ledger', 'propose_agreement', ARRAY['uuid', 'uuid', 'timestamp with time zone', 'text'], 'anon',
    ARRAY[]::text[], 'an anonymous request proposes nothing'
);
SELECT pg_temp.become('authenticated', 3);
SELECT is(
    pg_temp.refusal($q$SELECT ledger.propose_agreement('00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-0000000000c3')$q$),
    'EL102 | '
    'only a lead of the community agrees for ID | '
    'It is a decision of the community''s. | '
    'Check the id, or ask a lead of the community.',
    'an elder does not speak for the community'
);
SELECT pg_temp.become('authenticated', 4);
SELECT is(
    pg_temp.refusal($q$SELECT ledger.propose_agreement('00000000-0000-7000-8000-0000000000c3', '00000000-0000-7000-8000-0000000000c1')$q$),
    'EL102 | '
    'only a lead of the community agrees for ID | '
    'It is a decision of the community''s. | '
    'Check the id, or ask a lead of the community.',
    'a lead speaks for their own alone'
);
SELECT lives_ok(
    $q$SELECT ledger.propose_agreement('00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-0000000000c3', now() + '1 year', 'Rain for rain.')$q$,
    'a lead proposes an agreement'
);
SELECT is(
    pg_temp.refusal($q$SELECT ledger.propose_agreement('00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-0000000000c3')$q$),
    'EL135 | '
    'proposed or agreed already with community ID | '
    'Two communities have one agreement at a time. | '
    'Accept or end the one that ledger.sharing_agreements shows first.',
    'one at a time'
);
SELECT matches(
    pg_temp.refusal($q$SELECT ledger.propose_agreement('00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-0000000000c1')$q$), '^P0002 ',
    'with another community than their own'
);
SELECT matches(
    pg_temp.refusal($q$SELECT ledger.propose_agreement('00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-0000000000c2', now())$q$), '^22023 ',
    'and not for no time'
);
SELECT pg_temp.become('authenticated', 7);
SELECT matches(
    pg_temp.refusal($q$SELECT ledger.propose_agreement('00000000-0000-7000-8000-0000000000c3', '00000000-0000-7000-8000-0000000000c1')$q$), '^EL135 ',
    'the other side accepts, and does not propose as well'
);
SELECT is(priv.my_partner_communities(), '{}'::uuid[], 'a proposal opens nothing');
SELECT pg_temp.become('none');
SELECT set_config('ledger.clock', (now() + '1 year')::text, TRUE);
SELECT pg_temp.become('authenticated', 7);
SELECT lives_ok(
    $q$SELECT ledger.propose_agreement('00000000-0000-7000-8000-0000000000c3', '00000000-0000-7000-8000-0000000000c1')$q$,
    'what has run out makes room for another'
);
SELECT pg_temp.become('none');
SELECT results_eq(
    $q$SELECT right(community_a_id::text, 2), right(proposing_community_id::text, 2), ended_at IS NULL FROM ledger.sharing_agreements ORDER BY id$q$,
    $$VALUES ('c1', 'c1', FALSE), ('c1', 'c3', TRUE)$$,
    'a pair is written in one way, whoever proposes'
);
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'propose_agreement'), 2,
    'an audit row each'
);

SELECT * FROM finish();
ROLLBACK;
