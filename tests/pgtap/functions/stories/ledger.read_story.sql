BEGIN;
SELECT plan(16);

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

CREATE FUNCTION pg_temp.read(p_title text)
RETURNS text[]
LANGUAGE sql
AS $$
SELECT array_agg(s.title) FROM ledger.read_story(current_setting('test.' || p_title)::uuid) AS s;
$$;
CREATE FUNCTION pg_temp.trace(p_title text)
RETURNS text[]
LANGUAGE sql
AS $$
SELECT array_agg(
    concat_ws(
        ' ', right(l.actor_id::text, 1), l.acting_as, l.action, l.object_kind,
        l.detail ->> 'granted'
    )
    ORDER BY l.id
)
FROM ledger.access_logs AS l
WHERE l.object_id = current_setting('test.' || p_title)::uuid AND l.action = 'read_story';
$$;
CREATE FUNCTION pg_temp.views(p_title text)
RETURNS integer
LANGUAGE sql
AS $$
SELECT view_count FROM ledger.stories WHERE id = current_setting('test.' || p_title)::uuid;
$$;
SELECT pg_temp.tell(t, 'published', t)
FROM unnest(ARRAY['private', 'community', 'public']) AS t;
SELECT pg_temp.tell('submitted', 'submitted', 'public');
SELECT set_config('test.missing', gen_random_uuid()::text, TRUE);
SELECT pg_temp.become('authenticated', 1);
SELECT ledger.give_consent(current_setting('test.public')::uuid, 'public_display');

SELECT pg_temp.become('authenticated', 2);
SELECT
    is(
        pg_temp.read('community'),
        ARRAY['community'],
        'a member opens what they may read'
    );
SELECT
    is(pg_temp.read('private'), NULL, 'a story that is hidden is no row, and no error');
SELECT is(pg_temp.read('missing'), NULL, '10 existence: so is one that does not exist');
SELECT pg_temp.become('anon');
SELECT is(pg_temp.read('public'), ARRAY['public'], 'anybody opens what is public');
SELECT is(pg_temp.read('community'), NULL, 'and nothing else');
SELECT pg_temp.become('authenticated', 1);
SELECT is(pg_temp.read('private'), ARRAY['private'], 'storytellers open their own');
SELECT pg_temp.become('authenticated', 3);
SELECT is(pg_temp.read('submitted'), ARRAY['submitted'], 'elders what they review');
SELECT pg_temp.become('none');
SELECT is(
    pg_temp.trace('community'),
    ARRAY['2 authenticated read_story story true', 'anon read_story story false'],
    'each reading leaves one row, granted or not'
);
SELECT is(
    pg_temp.trace('private'),
    ARRAY[
        '2 authenticated read_story story false',
        '1 authenticated read_story story true'
    ],
    'the log says what the caller is not told'
);
SELECT is(
    pg_temp.trace('missing'), ARRAY['2 authenticated read_story story false'],
    'a story that does not exist is logged as one that is hidden'
);
SELECT is(
    ARRAY[pg_temp.views('public'), pg_temp.views('community')], ARRAY[1, 1],
    'a reading of a published story is counted'
);
SELECT is(
    ARRAY[pg_temp.views('private'), pg_temp.views('submitted')], ARRAY[0, 0],
    'neither the storyteller''s own nor a reviewer''s is'
);

-- The claims of a person do not widen what an anonymous request reads.
SELECT pg_temp.become('anon', 2);
SELECT
    is(
        pg_temp.read('community'),
        NULL,
        'row security decides by role as well as by claims'
    );
SELECT pg_temp.become('authenticated', 2);
SELECT is(
    (
        SELECT s.view_count
        FROM ledger.read_story(current_setting('test.community')::uuid) AS s
    ),
    1,
    'who opens a story reads how often others did before'
);
SELECT is(
    (
        SELECT count(*)::integer FROM ledger.access_logs
        WHERE
            action = 'read_story' AND object_id = current_setting('test.private')::uuid
    ),
    1,
    'a person reads in the log what they did themselves, no more'
);
SELECT pg_temp.become('none');
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
        WHERE has_function_privilege(r, 'ledger.read_story(uuid)', 'EXECUTE')
    ),
    ARRAY['anon', 'authenticated'],
    'nobody reads stories by office'
);

SELECT * FROM finish();
ROLLBACK;
