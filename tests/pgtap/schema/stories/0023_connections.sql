BEGIN;
SELECT plan(17);

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

SELECT pg_temp.tell(title, 'published', 'community')
FROM unnest(ARRAY['circle', 'river']) AS title;
SELECT pg_temp.become('authenticated', 3);
SELECT ledger.connect_stories(
    current_setting('test.circle')::uuid, current_setting('test.river')::uuid,
    'answers'
);
SELECT pg_temp.become('none');
CREATE FUNCTION pg_temp.again(p_change jsonb)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.knowledge_connections (
    source_story_id, target_story_id, connection_type, strength, discovered_by,
    recorded_by, model, verified_by, verified_at
)
SELECT
    (x.r).source_story_id, (x.r).target_story_id, (x.r).connection_type,
    (x.r).strength, (x.r).discovered_by, (x.r).recorded_by, (x.r).model,
    (x.r).verified_by, (x.r).verified_at
FROM (
    SELECT jsonb_populate_record(o, p_change) AS r
    FROM ledger.knowledge_connections AS o
    WHERE o.source_story_id = current_setting('test.circle')::uuid
    LIMIT 1
) AS x;
$$;
SELECT throws_ok(
    'SELECT pg_temp.again(''{}'')',
    '23505',
    'duplicate key value violates unique constraint '
    '"knowledge_connections_source_story_id_key"',
    'an ordered pair is connected once in one way'
);
SELECT lives_ok(
    'SELECT pg_temp.again(''{"connection_type": "continues"}'')',
    'and may be in another'
);
SELECT throws_ok(
    format(
        'SELECT pg_temp.again(%L)',
        jsonb_build_object('target_story_id', current_setting('test.circle'))
    ),
    '23514',
    'new row for relation "knowledge_connections" violates check constraint '
    '"knowledge_connections_target_story_id_check"',
    'no story leads to itself'
);
SELECT throws_ok(
    format('SELECT pg_temp.again(%L)', change), '23514',
    format(
        'new row for relation "%s" violates check constraint "%s"',
        'knowledge_connections', 'knowledge_connections_' || rule || '_check'
    ),
    description
)
FROM (
    VALUES
    ('connection_type', '{"connection_type": "Same place"}', 'a type is a word'),
    ('strength', '{"strength": 1.5}', 'strength is from 0 to 1'),
    ('discovered_by', '{"discovered_by": "nobody"}', 'somebody found it'),
    ('recorded_by', '{"discovered_by": "ai", "model": "m"}', 'software has no profile'),
    ('recorded_by', '{"recorded_by": null}', 'a person has'),
    ('model', '{"model": "m"}', 'a person is no model'),
    (
        'model', '{"discovered_by": "ai", "recorded_by": null}',
        'software says which it is'
    ),
    ('verified_by', '{"verified_at": "2030-01-01"}', 'whoever confirms is named'),
    (
        'verified_by', '{"verified_at": "2030-01-01", "verified_by": "00000000-0000-7000-8000-000000000003"}',
        'and is another than who recorded it'
    )
) AS t (rule, change, description);
SELECT throws_ok(
    format(
        'INSERT INTO ledger.storyteller_connections (
             profile_a_id, profile_b_id, a_consented_at
         )
         VALUES (
             ''00000000-0000-7000-8000-00000000000%s'',
             ''00000000-0000-7000-8000-00000000000%s'', %L
         )',
        a, b, consented
    ),
    '23514',
    format(
        'new row for relation "storyteller_connections" violates check constraint "%s"',
        rule
    ),
    description
)
FROM (
    VALUES
    (
        2, 1, '2030-01-01', 'storyteller_connections_profile_b_id_check',
        'a pair has one row: the smaller id comes first'
    ),
    (
        1, 1, '2030-01-01', 'storyteller_connections_profile_b_id_check',
        'nobody is a pair with themselves'
    ),
    (
        1, 2, NULL, 'storyteller_connections_consented_at_check',
        'without a yes there is no row'
    )
) AS t (a, b, consented, rule, description);
INSERT INTO ledger.storyteller_connections (
    profile_a_id, profile_b_id, a_consented_at, b_consented_at
)
VALUES
(
    '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002',
    '2030-01-01', NULL
),
(
    '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000003',
    '2030-01-01', '2030-01-02'
);
SELECT results_eq(
    $$SELECT is_active FROM ledger.storyteller_connections
      WHERE profile_a_id = '00000000-0000-7000-8000-000000000001'
      ORDER BY profile_b_id$$,
    ARRAY[FALSE, TRUE],
    'it takes two to be connected'
);
SELECT is_empty(
    $$SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND confdeltype <> 'r'
          AND conrelid IN (
              SELECT ('ledger.' || t)::regclass FROM unnest(ARRAY['knowledge_connections', 'storyteller_connections']) AS t
          )$$,
    '11 cascade: a deletion removes no row that its author cannot see'
);

SELECT * FROM finish();
ROLLBACK;
