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
CREATE FUNCTION pg_temp.tell(p_title text, p_status text, p_privacy text)
RETURNS uuid
LANGUAGE plpgsql
AS $$
DECLARE
    v_story_id uuid;
    v_step text;
BEGIN
    INSERT INTO ledger.stories (
        storyteller_id, home_community_id, title, content, privacy
    )
    VALUES (
        '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-0000000000c1',
        p_title, 'Long ago.', p_privacy
    )
    RETURNING id INTO v_story_id;
    FOREACH v_step IN ARRAY CASE p_status
        WHEN 'draft' THEN '{}'
        WHEN 'archived' THEN '{submitted,published,archived}'
        WHEN 'published' THEN '{submitted,published}'
        ELSE ARRAY[p_status]
    END
    LOOP
        UPDATE ledger.stories
        SET status = v_step,
            review_status = CASE v_step
                WHEN 'published' THEN 'approved' ELSE review_status
            END,
            submitted_at = coalesce(submitted_at, priv.now()),
            published_at = CASE
                WHEN v_step IN ('published', 'archived') THEN priv.now()
            END,
            archived_at = CASE v_step WHEN 'archived' THEN priv.now() END
        WHERE id = v_story_id;
    END LOOP;
    PERFORM set_config('test.' || p_title, v_story_id::text, TRUE);
    PERFORM set_config(
        'test.told', concat_ws(' ', current_setting('test.told', TRUE), v_story_id), TRUE
    );
    RETURN v_story_id;
END;
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
SELECT pg_temp.tell('open', 'published', 'community');
INSERT INTO ledger.story_protocols (story_id, protocol_id, added_by)
VALUES (current_setting('test.open')::uuid, '00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-000000000001');
INSERT INTO ledger.protocol_members (
    protocol_id, community_id, profile_id, role, added_by
)
VALUES (
    '00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-0000000000c2',
    '00000000-0000-7000-8000-000000000005', 'steward', '00000000-0000-7000-8000-000000000005'
);
SELECT function_privs_are(
    'ledger', 'update_protocol', ARRAY['uuid', 'text', 'text', 'jsonb', 'integer', 'text[]', 'text', 'text', 'boolean'], 'anon',
    ARRAY[]::text[], 'an anonymous request changes no protocol'
);
SELECT pg_temp.become('authenticated', 2);
SELECT lives_ok(
    $q$SELECT ledger.update_protocol('00000000-0000-7000-8000-0000000000a1', p_access_mode => 'open')$q$,
    'a steward opens a protocol'
);
SELECT pg_temp.become('authenticated', 3);
SELECT results_eq(
    $q$SELECT title FROM ledger.stories$q$,
    ARRAY['open'],
    'whoever is a member of the community reads its stories from then on'
);
SELECT is(
    pg_temp.refusal($q$SELECT ledger.update_protocol('00000000-0000-7000-8000-0000000000a1', p_is_active => FALSE)$q$),
    'EL102 | '
    'only a lead of the community, or its steward of the protocol, decides this for community ID | '
    'Protocol ID. | '
    'Ask a lead of the community; name one that shares the protocol.',
    'an elder who may read about it does not change it'
);
SELECT pg_temp.become('authenticated', 5);
SELECT matches(
    pg_temp.refusal($q$SELECT ledger.update_protocol('00000000-0000-7000-8000-0000000000a1', p_is_active => FALSE)$q$), '^EL102 ',
    'nor does a steward for another community'
);
SELECT pg_temp.become('authenticated', 7);
SELECT is(
    pg_temp.refusal($q$SELECT ledger.update_protocol('00000000-0000-7000-8000-0000000000a1', p_is_active => FALSE)$q$),
    'EL131 | '
    'cannot find protocol ID | '
    'No protocol with this id is visible to you. | '
    'Look the protocols of your communities up in ledger.cultural_protocols.',
    '10 existence: one that is hidden is not found'
);
SELECT is(
    pg_temp.refusal($q$SELECT ledger.update_protocol(gen_random_uuid(), p_is_active => FALSE)$q$),
    'EL131 | '
    'cannot find protocol ID | '
    'No protocol with this id is visible to you. | '
    'Look the protocols of your communities up in ledger.cultural_protocols.',
    '10 existence: in the words for one that does not exist'
);
SELECT pg_temp.become('authenticated', 4);
SELECT lives_ok(
    $q$SELECT ledger.update_protocol('00000000-0000-7000-8000-0000000000a1', p_required_approvals => 1)$q$,
    'a lead asks for approvals'
);
SELECT pg_temp.become('none');
SELECT results_eq(
    $q$SELECT status, review_status, published_at FROM ledger.stories WHERE title = 'open'$q$,
    $$VALUES ('submitted', 'pending', NULL::timestamptz)$$,
    'a published story that lacks them goes back to review'
);
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'return_story'), 1,
    'which leaves an audit row of its own'
);
SELECT results_eq(
    $q$SELECT name, description, access_mode, required_approvals FROM ledger.cultural_protocols WHERE name LIKE 'Women%'$q$,
    $$VALUES ('Women''s business', '', 'open', 1)$$,
    'what is not given stays'
);
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'update_protocol'), 2,
    'an audit row each'
);

SELECT * FROM finish();
ROLLBACK;
