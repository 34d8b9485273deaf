BEGIN;
SELECT plan(11);

INSERT INTO priv.gateways (login) VALUES (session_user) ON CONFLICT DO NOTHING;
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

SELECT pg_temp.tell('circle', 'published', 'community');
SELECT pg_temp.tell('open', 'published', 'public');
SELECT pg_temp.tell('secret', 'published', 'private');
SELECT pg_temp.tell('asked', 'submitted', 'community');
SELECT pg_temp.tell('draft', 'draft', 'community');

CREATE FUNCTION pg_temp.attempt(p_community text, p_stories uuid[])
RETURNS text
LANGUAGE sql
AS $$
SELECT pg_temp.refusal(
    format(
        'SELECT priv.record_insight(%L, ''theme'', ''Water'', ''Everywhere.'', %L, NULL)',
        '00000000-0000-7000-8000-0000000000' || p_community, p_stories
    )
);
$$;

SELECT pg_temp.become('authenticated', 2);
SELECT alike(
    pg_temp.attempt('c1', ARRAY[current_setting('test.circle')::uuid]),
    'EL102 | only an elder or lead records insights of community ID%',
    'a member records no insight'
);
SELECT is(
    pg_temp.attempt('c9', ARRAY[current_setting('test.circle')::uuid]),
    pg_temp.attempt('c1', ARRAY[current_setting('test.circle')::uuid]),
    '10 existence: a community that does not exist is refused in the same words'
);
SELECT pg_temp.become('authenticated', 3);
SELECT alike(
    pg_temp.attempt('c1', '{}'), '22023 | no stories given for insight Water%',
    'an insight rests on a story at least'
);
SELECT alike(
    pg_temp.attempt('c1', ARRAY[gen_random_uuid()]),
    'EL111 | no insight of this community can rest on story ID%',
    'a story that does not exist supports nothing'
);
SELECT is(
    pg_temp.attempt('c1', ARRAY[current_setting('test.' || hidden)::uuid]),
    pg_temp.attempt('c1', ARRAY[gen_random_uuid()]),
    format('10 existence: one that is %s is refused in the same words', hidden)
)
FROM unnest(ARRAY['secret', 'draft', 'asked']) AS hidden;
SELECT pg_temp.become('authenticated', 1);
SELECT ledger.give_consent(current_setting('test.open')::uuid, 'public_display');
SELECT pg_temp.become('authenticated', 5);
SELECT is(
    pg_temp.attempt('c2', ARRAY[current_setting('test.open')::uuid]),
    pg_temp.attempt('c2', ARRAY[gen_random_uuid()]),
    'a story that belongs to another community supports no insight of this one'
);
SELECT pg_temp.become('authenticated', 4);
SELECT is(
    pg_temp.attempt(
        'c1',
        ARRAY[
            current_setting('test.circle')::uuid, current_setting('test.open')::uuid,
            current_setting('test.circle')::uuid
        ]
    ),
    'done',
    'a lead names published stories of the community, one of them twice'
);
SELECT is(
    (
        SELECT count(*)::integer
        FROM ledger.insight_stories AS x
        INNER JOIN ledger.community_insights AS i ON i.id = x.insight_id
        WHERE i.title = 'Water'
    ),
    2,
    'each story supports it once'
);
SELECT is(
    (SELECT count(*)::integer FROM ledger.access_logs WHERE action = 'record_insight'), 1,
    'one audit row says so'
);
SELECT pg_temp.become('none');

SELECT * FROM finish();
ROLLBACK;
