BEGIN;
SELECT plan(7);

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

INSERT INTO ledger.protocol_periods (
    id,
    kind,
    effect,
    community_id,
    declared_by,
    declaring_community_id,
    starts_at,
    ends_at
)
SELECT
    ('00000000-0000-7000-8000-0000000000b' || p.id)::uuid,
    p.kind,
    p.effect,
    '00000000-0000-7000-8000-0000000000c1',
    '00000000-0000-7000-8000-000000000003',
    '00000000-0000-7000-8000-0000000000c1', p.starts_at::timestamptz,
    p.ends_at::timestamptz
FROM (
    VALUES
    (1, 'season', 'elders_only', '2090-01-01', '2094-12-24 12:00+00'),
    (2, 'ceremony', 'hide', '2091-01-01', NULL),
    (3, 'ceremony', 'hide', '2020-01-01', '2020-02-01')
) AS p (id, kind, effect, starts_at, ends_at);
SELECT pg_temp.tell('circle', 'published', 'community');
CREATE FUNCTION pg_temp.reason(
    p_clock text, p_person integer, p_told text[] DEFAULT NULL
)
RETURNS text
LANGUAGE sql
AS $$
SELECT set_config('ledger.clock', p_clock, TRUE);
SELECT priv.explain_periods(
    s, ('00000000-0000-7000-8000-00000000000' || p_person)::uuid, p_told::uuid[]
)
FROM ledger.stories AS s
WHERE s.title = 'circle';
$$;

SELECT is(
    pg_temp.reason('2089-01-01', 2), 'no restricted period reaches the story now',
    'neither what is over nor what has not begun'
);
SELECT is(
    pg_temp.reason('2090-06-01', 2),
    'season until 24 December 2094 keeps all stories of its home for elders of its '
    'home',
    'what is for elders, and until when'
);
SELECT is(
    pg_temp.reason('2090-06-01', 3),
    'is an elder of its home, for whom a restricted period keeps the story',
    'an elder passes'
);
SELECT is(
    pg_temp.reason('2092-01-01', 2),
    'season until 24 December 2094 keeps all stories of its home for elders of its '
    'home; '
    'ceremony until it is lifted hides all stories of its home',
    'of several, all that keep the person out'
);
SELECT is(
    pg_temp.reason('2092-01-01', 3),
    'ceremony until it is lifted hides all stories of its home',
    'an elder is kept out by what hides'
);
SELECT is(
    pg_temp.reason('2095-01-01', 2, '{}'),
    'a period that another community declared hides all stories of its home',
    'what the asker''s communities did not declare keeps its kind and its end to itself'
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
            has_function_privilege(
                r, 'priv.explain_periods(ledger.stories, uuid, uuid[])', 'EXECUTE'
            )
    ),
    ARRAY[]::text[],
    'no client calls it by itself'
);

SELECT * FROM finish();
ROLLBACK;
