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

INSERT INTO ledger.cultural_protocols (id, community_id, name, created_by)
SELECT
    ('00000000-0000-7000-8000-0000000000' || p.id)::uuid,
    '00000000-0000-7000-8000-0000000000c1',
    p.name,
    '00000000-0000-7000-8000-000000000004'
FROM (VALUES ('a1', 'Women''s business'), ('a2', 'River law')) AS p (id, name);
INSERT INTO ledger.protocol_communities (protocol_id, community_id)
SELECT p.id, p.community_id
FROM ledger.cultural_protocols AS p
WHERE p.created_by = '00000000-0000-7000-8000-000000000004';

INSERT INTO ledger.protocol_members (protocol_id, community_id, profile_id, added_by)
SELECT
    ('00000000-0000-7000-8000-0000000000' || m.protocol)::uuid,
    '00000000-0000-7000-8000-0000000000c1',
    m.profile_id::uuid,
    '00000000-0000-7000-8000-000000000004'
FROM (
    VALUES ('a1', '00000000-0000-7000-8000-000000000002'),
    ('a1', '00000000-0000-7000-8000-000000000003'),
    ('a2', '00000000-0000-7000-8000-000000000003')
) AS m (protocol, profile_id);
SELECT pg_temp.tell(t, 'draft', 'community')
FROM unnest(ARRAY['free', 'all', 'any']) AS t;
UPDATE ledger.stories SET sharing_setting = 'any'
WHERE title = 'any';
INSERT INTO ledger.story_protocols (story_id, protocol_id, added_by)
SELECT current_setting('test.' || t)::uuid, p.id, '00000000-0000-7000-8000-000000000004'
FROM unnest(ARRAY['all', 'any']) AS t
CROSS JOIN ledger.cultural_protocols AS p
WHERE p.created_by = '00000000-0000-7000-8000-000000000004';
CREATE FUNCTION pg_temp.reason(
    p_title text, p_person integer, p_told text[] DEFAULT NULL
)
RETURNS text
LANGUAGE sql
AS $$
SELECT priv.explain_protocols(
    s, ('00000000-0000-7000-8000-00000000000' || p_person)::uuid, p_told::uuid[]
)
FROM ledger.stories AS s
WHERE s.title = p_title;
$$;

SELECT is(
    pg_temp.reason('free', 6), 'no protocol on the story asks for membership',
    'what requires nothing'
);
SELECT is(
    pg_temp.reason('all', 2),
    'protocol River law asks for membership, which this person does not have',
    'of all, what is missing'
);
SELECT is(
    pg_temp.reason('all', 6),
    'protocol River law and protocol Women''s business ask for membership, '
    'which this person does not have',
    'or everything'
);
SELECT is(
    pg_temp.reason('all', 3),
    'has the membership that protocol River law and protocol Women''s business ask for',
    'who satisfies all'
);
SELECT is(
    ARRAY[pg_temp.reason('any', 2), pg_temp.reason('any', 6)],
    ARRAY[
        'has the membership that protocol River law or protocol Women''s business '
        'asks for',
        'protocol River law or protocol Women''s business asks for membership, '
        'which this person does not have'
    ],
    'where any one is enough'
);
SELECT is(
    pg_temp.reason('all', 2, '{00000000-0000-7000-8000-0000000000c2}'),
    'a protocol of another community asks for membership, which this person does not '
    'have',
    'a protocol that the asker''s communities do not share is not named'
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
                r, 'priv.explain_protocols(ledger.stories, uuid, uuid[])', 'EXECUTE'
            )
    ),
    ARRAY[]::text[],
    'no client calls it by itself'
);

SELECT * FROM finish();
ROLLBACK;
