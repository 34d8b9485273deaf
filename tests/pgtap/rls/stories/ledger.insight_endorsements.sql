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
SELECT pg_temp.become('authenticated', 4);
SELECT set_config(
    'test.insight',
    ledger.record_insight(
        '00000000-0000-7000-8000-0000000000c1', 'theme', 'Water', 'It runs through all.',
        ARRAY[current_setting('test.circle')::uuid]
    )::text,
    TRUE
);
SELECT pg_temp.become('authenticated', 3);
SELECT ledger.endorse_insight(current_setting('test.insight')::uuid);
SELECT pg_temp.become('none');

PREPARE visible AS
SELECT p.display_name
FROM ledger.insight_endorsements AS e
INNER JOIN ledger.profiles AS p ON p.id = e.elder_id
WHERE e.insight_id = current_setting('test.insight')::uuid;

SELECT policies_are(
    'ledger', 'insight_endorsements',
    ARRAY[
        'insight_endorsements_all_definer',
        'insight_endorsements_select_backup',
        'insight_endorsements_select_authenticated'
    ],
    'insight_endorsements has these policies and no other'
);
SELECT table_privs_are(
    'ledger', 'insight_endorsements', 'anon', ARRAY[]::text[],
    'anon does not touch insight_endorsements'
);
SELECT table_privs_are(
    'ledger', 'insight_endorsements', 'authenticated', ARRAY['SELECT'],
    '24 truncate: authenticated reads insight_endorsements, nothing else'
);
SELECT table_privs_are(
    'ledger', 'insight_endorsements', 'service_role', ARRAY[]::text[],
    'service_role does not touch insight_endorsements'
);
SELECT table_privs_are(
    'ledger', 'insight_endorsements', 'ledger_definer', ARRAY['SELECT', 'INSERT'],
    'the helpers read and append to insight_endorsements, and change nothing'
);

SELECT pg_temp.become('authenticated', 2);
SELECT results_eq(
    'visible', ARRAY['Elder'],
    'a member reads who stands behind the insight'
);
SELECT pg_temp.become('authenticated', 5);
SELECT is_empty('visible', 'a member elsewhere reads nobody');
SELECT pg_temp.become('authenticated', 6);
SELECT is_empty('visible', '30 empty-set: a stranger with no community reads nobody');
SELECT pg_temp.become('authenticated');
SELECT is_empty('visible', 'without claims nobody does');
SELECT pg_temp.become('none');

SELECT * FROM finish();
ROLLBACK;
