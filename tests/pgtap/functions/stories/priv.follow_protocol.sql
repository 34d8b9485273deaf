BEGIN;
SELECT plan(7);

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
SELECT pg_temp.tell('draft', 'draft', 'community');

PREPARE derived AS
SELECT required_protocol_ids::text, period_keys::text
FROM ledger.stories WHERE title = 'draft';

INSERT INTO ledger.story_protocols (story_id, protocol_id, added_by)
VALUES (
    current_setting('test.draft')::uuid, '00000000-0000-7000-8000-0000000000a1',
    '00000000-0000-7000-8000-000000000001'
);
SELECT results_eq(
    'derived',
    $$VALUES (
        '{00000000-0000-7000-8000-0000000000a1}',
        '{00000000-0000-7000-8000-0000000000a1,00000000-0000-7000-8000-0000000000c1}'
    )$$,
    'a protocol that is applied is required, and its periods reach the story'
);
UPDATE ledger.cultural_protocols SET enforcement = 'recommended';
SELECT results_eq(
    'derived',
    $$VALUES (
        NULL,
        '{00000000-0000-7000-8000-0000000000a1,00000000-0000-7000-8000-0000000000c1}'
    )$$,
    'one that only recommends is not required; its periods still reach the story'
);
UPDATE ledger.cultural_protocols SET enforcement = 'mandatory', access_mode = 'open';
SELECT results_eq(
    'derived',
    $$VALUES (
        NULL,
        '{00000000-0000-7000-8000-0000000000a1,00000000-0000-7000-8000-0000000000c1}'
    )$$,
    'nor is an open one'
);
UPDATE ledger.cultural_protocols SET access_mode = 'strict', is_active = FALSE;
SELECT results_eq(
    'derived',
    $$VALUES (NULL, '{00000000-0000-7000-8000-0000000000c1}')$$,
    'one that is no longer active is as if it were not there'
);
UPDATE ledger.cultural_protocols SET is_active = TRUE;
SELECT results_eq(
    'derived',
    $$VALUES (
        '{00000000-0000-7000-8000-0000000000a1}',
        '{00000000-0000-7000-8000-0000000000a1,00000000-0000-7000-8000-0000000000c1}'
    )$$,
    'until it is active again'
);
CREATE FUNCTION pg_temp.written()
RETURNS tid
LANGUAGE sql
AS $$
SELECT ctid FROM ledger.stories WHERE title = 'draft';
$$;
SELECT set_config('test.written', pg_temp.written()::text, TRUE);
UPDATE ledger.cultural_protocols SET name = 'Men''s business', is_active = TRUE;
SELECT is(
    pg_temp.written()::text, current_setting('test.written'),
    'what does not change who sees a story does not touch it'
);
SELECT is_empty('SELECT * FROM ops.check_story_derived()', 'nothing is stale');

SELECT * FROM finish();
ROLLBACK;
