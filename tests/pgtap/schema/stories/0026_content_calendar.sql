BEGIN;
SELECT plan(6);

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
SELECT pg_temp.become('authenticated', 1);
SELECT ledger.plan_story(
    current_setting('test.circle')::uuid, '00000000-0000-7000-8000-0000000000c1',
    'feature', '2030-01-01'
);
SELECT pg_temp.become('none');
CREATE FUNCTION pg_temp.again(p_change jsonb)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.content_calendar (
    story_id, community_id, kind, planned_for, status, planned_by, settled_by,
    settled_at
)
SELECT
    (x.r).story_id, (x.r).community_id, (x.r).kind, (x.r).planned_for,
    (x.r).status, (x.r).planned_by, (x.r).settled_by, (x.r).settled_at
FROM (
    SELECT jsonb_populate_record(o, p_change) AS r
    FROM ledger.content_calendar AS o
    WHERE o.story_id = current_setting('test.circle')::uuid
    LIMIT 1
) AS x;
$$;
SELECT throws_ok(
    format('SELECT pg_temp.again(%L)', change), '23514',
    format(
        'new row for relation "%s" violates check constraint "%s"',
        'content_calendar', 'content_calendar_' || rule || '_check'
    ),
    description
)
FROM (
    VALUES
    ('kind', '{"kind": "party"}', 'a plan is one of three kinds'),
    (
        'status', '{"status": "late", "settled_at": "2030-01-01", "settled_by": "00000000-0000-7000-8000-000000000001"}',
        'in one of three states'
    ),
    ('settled_by', '{"status": "done"}', 'whoever settled it is named'),
    ('settled_by', '{"settled_at": "2030-01-01"}', 'what is planned is not settled')
) AS t (rule, change, description);
SELECT throws_ok(
    'SELECT pg_temp.again(
        ''{"community_id": "00000000-0000-7000-8000-0000000000c2"}''
    )',
    '23503',
    'insert or update on table "content_calendar" violates foreign key constraint '
    '"content_calendar_story_id_fkey"',
    'the community that plans it is one of the story'
);
SELECT is_empty(
    $$SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND confdeltype <> 'r'
          AND conrelid IN (
              SELECT ('ledger.' || t)::regclass FROM unnest(ARRAY['content_calendar']) AS t
          )$$,
    '11 cascade: a deletion removes no row that its author cannot see'
);

SELECT * FROM finish();
ROLLBACK;
