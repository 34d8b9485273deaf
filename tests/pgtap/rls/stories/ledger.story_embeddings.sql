BEGIN;
SELECT plan(9);

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

SELECT pg_temp.tell('circle', 'published', 'community');
SELECT pg_temp.tell('open', 'published', 'public');
SELECT pg_temp.tell('draft', 'draft', 'public');
SELECT pg_temp.become('authenticated', 1);
SELECT ledger.give_consent(current_setting('test.open')::uuid, 'public_display');
SELECT ledger.give_consent(current_setting('test.' || title)::uuid, 'ai_analysis')
FROM unnest(ARRAY['circle', 'open', 'draft']) AS title;
SELECT pg_temp.become('service_role');
SELECT ledger.record_embedding(
    current_setting('test.' || title)::uuid, 'model-1', '{0.5,0.5}'
)
FROM unnest(ARRAY['circle', 'open', 'draft']) AS title;
SELECT pg_temp.become('none');

PREPARE visible AS
SELECT s.title
FROM ledger.story_embeddings AS x
LEFT JOIN ledger.stories AS s ON s.id = x.story_id
WHERE position(x.story_id::text IN current_setting('test.told')) > 0
ORDER BY s.title COLLATE "C";

SELECT policies_are(
    'ledger', 'story_embeddings',
    ARRAY[
        'story_embeddings_all_definer',
        'story_embeddings_select_backup',
        'story_embeddings_gate_story'
    ],
    'story_embeddings has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'story_embeddings', 'anon', ARRAY[]::text[],
    'anon does not touch story_embeddings'
);
SELECT table_privs_are(
    'ledger', 'story_embeddings', 'authenticated', ARRAY[]::text[],
    'authenticated does not touch story_embeddings'
);
SELECT table_privs_are(
    'ledger', 'story_embeddings', 'service_role', ARRAY[]::text[],
    'service_role does not touch story_embeddings'
);
SELECT table_privs_are(
    'ledger', 'story_embeddings', 'ledger_definer',
    ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
    'the helpers do to story_embeddings what they must, and no more'
);

GRANT SELECT ON ledger.story_embeddings TO authenticated;
SELECT pg_temp.become('authenticated', 1);
SELECT is_empty('visible', 'even granted, the table shows nothing to a storyteller: no policy opens it');
SELECT pg_temp.become('none');

SELECT ok(
    (
        SELECT NOT polpermissive AND polcmd = '*' AND polroles = '{0}'
        FROM pg_policy
        WHERE polrelid = 'ledger.story_embeddings'::regclass
            AND polname = 'story_embeddings_gate_story'
    ),
    '04 restrictive-scope: the gate is restrictive and binds every role'
);
CREATE POLICY hostile ON ledger.story_embeddings USING (TRUE) WITH CHECK (TRUE);
SELECT pg_temp.become('authenticated', 6);
SELECT results_eq(
    'visible', ARRAY['open'],
    '03 permissive-or: another permissive policy opens nothing of a hidden story'
);
SELECT pg_temp.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['circle', 'open'],
    '28 derived: the gate is that of the story'
);
SELECT pg_temp.become('none');

SELECT * FROM finish();
ROLLBACK;
