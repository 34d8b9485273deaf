BEGIN;
SELECT plan(4);

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

SELECT pg_temp.tell('open', 'published', 'public');
SELECT is_empty(
    'SELECT * FROM priv.find_story_drift()', 'what triggers keep is what the truth tables say'
);
-- Triggers off: what a restore or a hand could leave behind.
SET LOCAL session_replication_role = replica;

UPDATE ledger.stories
SET public_until = 'infinity',
    cross_community_until = 'infinity',
    research_until = 'infinity',
    ai_until = 'infinity',
    required_protocol_ids = '{00000000-0000-7000-8000-0000000000a1}',
    period_keys = period_keys || period_keys
WHERE id = current_setting('test.open')::uuid;
UPDATE ledger.story_communities SET community_id = '00000000-0000-7000-8000-0000000000c2'
WHERE story_id = current_setting('test.open')::uuid;
SELECT results_eq(
    'SELECT column_name FROM priv.find_story_drift()',
    ARRAY[
        'ai_until', 'community_ids', 'cross_community_until', 'home_community_id',
        'period_keys', 'public_until', 'required_protocol_ids', 'research_until'
    ],
    'each derived column that differs from its truth is found'
);
DELETE FROM ledger.story_communities WHERE story_id = current_setting('test.open')::uuid;
SELECT isnt_empty(
    $$SELECT FROM priv.find_story_drift() WHERE column_name = 'home_community_id'$$,
    'a story without any community is one too'
);
SET LOCAL session_replication_role = origin;
SELECT function_privs_are(
    'priv', 'find_story_drift', ARRAY[]::text[], 'authenticated', ARRAY[]::text[],
    'a client learns of no story through it'
);

SELECT * FROM finish();
ROLLBACK;
