BEGIN;
SELECT plan(4);

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
INSERT INTO ledger.community_members (
    community_id, profile_id, role, status, valid_from
)
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

SELECT pg_temp.tell('draft', 'draft', 'public');
SELECT pg_temp.tell('circle', 'published', 'community');
SELECT is(
    ARRAY(
        SELECT format('%s %s', t, a)
        FROM unnest(ARRAY['draft', 'circle']) AS t
        CROSS JOIN unnest(ARRAY['view', 'edit', 'share', 'analyze', 'read']) AS a
        WHERE
            priv.judge_access(
                current_setting('test.' || t)::uuid,
                '00000000-0000-7000-8000-000000000001',
                a
            )
    ),
    ARRAY['draft view', 'draft edit', 'draft share', 'circle view', 'circle share'],
    'a storyteller views and shares both stories and edits the draft'
);
SELECT is(
    ARRAY(
        SELECT p
        FROM generate_series(1, 6) AS p
        WHERE priv.judge_access(
            current_setting('test.circle')::uuid,
            ('00000000-0000-7000-8000-00000000000' || p)::uuid,
            'view'
        )
    ),
    ARRAY[1, 2, 3, 4],
    'about each person the answer is theirs, whoever asks'
);
SELECT is(
    priv.judge_access(
        gen_random_uuid(), '00000000-0000-7000-8000-000000000001', 'view'
    ),
    FALSE,
    'a story that does not exist is false, not NULL'
);
SELECT is(
    ARRAY(
        SELECT r
        FROM
            unnest(
                ARRAY[
                    'anon',
                    'authenticated',
                    'ledger_auditor',
                    'ledger_maintenance',
                    'service_role'
                ]
            ) AS r
        WHERE
            has_function_privilege(r, 'priv.judge_access(uuid, uuid, text)', 'EXECUTE')
    ),
    ARRAY['ledger_auditor', 'service_role'],
    'only those ask it who may ask about anybody'
);

SELECT * FROM finish();
ROLLBACK;
