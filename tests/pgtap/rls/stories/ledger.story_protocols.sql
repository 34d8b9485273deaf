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
SELECT pg_temp.tell('open', 'published', 'public');
SELECT pg_temp.tell('circle', 'published', 'community');
INSERT INTO ledger.story_protocols (story_id, protocol_id, added_by)
SELECT
    current_setting('test.' || t)::uuid,
    '00000000-0000-7000-8000-0000000000a1',
    '00000000-0000-7000-8000-000000000001'
FROM unnest(ARRAY['open', 'circle']) AS t;
UPDATE ledger.cultural_protocols SET access_mode = 'open';
SELECT pg_temp.become('authenticated', 1);
SELECT ledger.give_consent(current_setting('test.open')::uuid, 'public_display');
SELECT pg_temp.become('none');

PREPARE visible AS
SELECT s.title
FROM ledger.story_protocols AS x
LEFT JOIN ledger.stories AS s ON s.id = x.story_id
WHERE position(x.story_id::text IN current_setting('test.told')) > 0
ORDER BY s.title;

SELECT policies_are(
    'ledger', 'story_protocols',
    ARRAY[
        'story_protocols_all_definer',
        'story_protocols_select_backup',
        'story_protocols_select_authenticated',
        'story_protocols_select_anon',
        'story_protocols_gate_story'
    ],
    'story_protocols has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'story_protocols', 'anon', ARRAY['SELECT'],
    '24 truncate: an anonymous request reads story_protocols, nothing else'
);
SELECT table_privs_are(
    'ledger', 'story_protocols', 'authenticated', ARRAY['SELECT'],
    '24 truncate: a person reads story_protocols, nothing else'
);
SELECT table_privs_are(
    'ledger', 'story_protocols', 'service_role', ARRAY[]::text[],
    'the service role does not touch story_protocols'
);
SELECT table_privs_are(
    'ledger', 'story_protocols', 'ledger_definer', ARRAY['SELECT', 'INSERT', 'DELETE'],
    'the helpers do this much to story_protocols'
);
SELECT pg_temp.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['circle', 'open'], 'who reads a story reads it'
);
SELECT pg_temp.become('authenticated', 6);
SELECT results_eq(
    'visible', ARRAY['open'], '28 derived: who does not, does not, were it about themselves'
);
SELECT pg_temp.become('anon');
SELECT results_eq(
    'visible', ARRAY['open'], '28 derived: nobody in particular reads it of public stories'
);
SELECT pg_temp.become('none');
INSERT INTO ledger.protocol_periods (
    kind, effect, community_id, declared_by, declaring_community_id, starts_at
)
SELECT
    'season', 'hide', id, '00000000-0000-7000-8000-000000000003', id, now()
FROM ledger.communities WHERE slug = 'here';
SELECT pg_temp.become('authenticated', 2);
SELECT is_empty('visible', '28 derived: what rests takes it along');
SELECT pg_temp.become('none');
DELETE FROM ledger.protocol_periods;

SELECT ok(
    (
        SELECT NOT polpermissive AND polcmd = '*' AND polroles = '{0}'
        FROM pg_policy
        WHERE polrelid = 'ledger.story_protocols'::regclass AND polname = 'story_protocols_gate_story'
    ),
    '04 restrictive-scope: the gate is restrictive and binds every role'
);
CREATE POLICY hostile ON ledger.story_protocols USING (TRUE) WITH CHECK (TRUE);
SELECT pg_temp.become('authenticated', 6);
SELECT is_empty(
    'SELECT story_id FROM ledger.story_protocols
     EXCEPT SELECT id FROM ledger.stories',
    '03 permissive-or: another permissive policy opens nothing of a hidden story'
);
SELECT is(
    (SELECT count(*)::integer FROM ledger.story_protocols), 1,
    '28 derived: and all there is of a visible one'
);
SELECT pg_temp.become('none');

SELECT * FROM finish();
ROLLBACK;
