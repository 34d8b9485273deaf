BEGIN;
SELECT plan(9);

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

SELECT function_privs_are(
    'ledger', 'grant_research', ARRAY['uuid', 'uuid', 'text', 'timestamp with time zone'], 'anon',
    ARRAY[]::text[], 'an anonymous request grants nothing'
);
SELECT pg_temp.become('authenticated', 3);
SELECT lives_ok(
    $q$SELECT ledger.grant_research('00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-000000000008', 'Rain', now() + '1 year')$q$,
    'an elder lets a person study the stories'
);
SELECT matches(
    pg_temp.refusal($q$SELECT ledger.grant_research('00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-000000000008', 'Rain', now())$q$), '^22023 ',
    'not for no time'
);
SELECT matches(
    pg_temp.refusal($q$SELECT ledger.grant_research('00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-000000000008', 'Rain', NULL)$q$), '^23502 ',
    'nor for ever'
);
SELECT matches(
    pg_temp.refusal($q$SELECT ledger.grant_research('00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-000000000008', ' ', now() + '1 year')$q$), '^23514 ',
    'nor for nothing'
);
SELECT matches(
    pg_temp.refusal($q$SELECT ledger.grant_research('00000000-0000-7000-8000-0000000000c1', gen_random_uuid(), 'Rain', now() + '1 year')$q$), '^P0002 ',
    'nor nobody'
);
SELECT pg_temp.become('authenticated', 2);
SELECT is(
    pg_temp.refusal($q$SELECT ledger.grant_research('00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-000000000008', 'Rain', now() + '1 year')$q$),
    'EL102 | '
    'only an elder or lead grants research for community ID | '
    'It is a decision of the community''s. | '
    'Check the id, or ask an elder or lead of the community.',
    'a member grants nothing'
);
SELECT pg_temp.become('authenticated', 8);
SELECT is(priv.my_research_communities(), '{00000000-0000-7000-8000-0000000000c1}'::uuid[], 'the person studies there from then on');
SELECT pg_temp.become('none');
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'grant_research'), 1,
    'one audit row'
);

SELECT * FROM finish();
ROLLBACK;
