BEGIN;
SELECT plan(7);

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

SELECT pg_temp.tell('open', 'published', 'community');
SELECT function_privs_are(
    'ledger', 'set_community_policy', ARRAY['uuid', 'text', 'boolean', 'text'], 'anon',
    ARRAY[]::text[], 'an anonymous request decides nothing'
);
SELECT pg_temp.become('authenticated', 3);
SELECT lives_ok(
    $q$SELECT ledger.set_community_policy('00000000-0000-7000-8000-0000000000c1', 'ai_analysis', TRUE, 'We listen ourselves.')$q$,
    'an elder denies a purpose'
);
SELECT pg_temp.become('authenticated', 4);
SELECT lives_ok(
    $q$SELECT ledger.set_community_policy('00000000-0000-7000-8000-0000000000c1', 'media_use', FALSE)$q$,
    'a lead leaves one to the storytellers'
);
SELECT matches(
    pg_temp.refusal($q$SELECT ledger.set_community_policy('00000000-0000-7000-8000-0000000000c1', 'fun', TRUE)$q$), '^22023 ',
    'there are no other purposes'
);
SELECT pg_temp.become('authenticated', 2);
SELECT is(
    pg_temp.refusal($q$SELECT ledger.set_community_policy('00000000-0000-7000-8000-0000000000c1', 'ai_analysis', FALSE)$q$),
    'EL102 | '
    'only an elder or lead decides on purposes for community ID | '
    'It is a decision of the community''s. | '
    'Check the id, or ask an elder or lead of the community.',
    'a member does not decide'
);
SELECT results_eq(
    $q$SELECT purpose, is_denied FROM ledger.community_consent_policies ORDER BY purpose$q$,
    $$VALUES ('ai_analysis', TRUE), ('media_use', FALSE)$$,
    'but reads what was decided'
);
SELECT pg_temp.become('none');
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'set_community_policy'), 2,
    'an audit row each'
);

SELECT * FROM finish();
ROLLBACK;
