BEGIN;
SELECT plan(19);

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

CREATE FUNCTION pg_temp.declare_protocol(
    p_name text, p_enforcement text, p_access_mode text, p_is_active boolean DEFAULT TRUE
)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.cultural_protocols (
    id, community_id, name, enforcement, access_mode, is_active, created_by
)
VALUES (
    ('00000000-0000-7000-8000-0000000000' || p_name)::uuid,
    '00000000-0000-7000-8000-0000000000c1', p_name, p_enforcement, p_access_mode,
    p_is_active, '00000000-0000-7000-8000-000000000004'
);
INSERT INTO ledger.protocol_communities (protocol_id, community_id)
SELECT
    ('00000000-0000-7000-8000-0000000000' || p_name)::uuid,
    ('00000000-0000-7000-8000-0000000000' || c)::uuid
FROM unnest(ARRAY['c1', 'c2']) AS c;
$$;
CREATE FUNCTION pg_temp.bind(p_title text, VARIADIC p_protocols text[])
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.story_protocols (story_id, protocol_id, added_by)
SELECT
    current_setting('test.' || p_title)::uuid,
    ('00000000-0000-7000-8000-0000000000' || p)::uuid,
    '00000000-0000-7000-8000-000000000004'
FROM unnest(p_protocols) AS p;
$$;
CREATE FUNCTION pg_temp.admit(
    p_protocol text,
    p_community text,
    p_person integer,
    p_is_blocked boolean DEFAULT FALSE,
    p_valid tstzrange DEFAULT '[-infinity,)'
)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.protocol_members (
    protocol_id, community_id, profile_id, is_blocked, valid_from, valid_until, added_by
)
VALUES (
    ('00000000-0000-7000-8000-0000000000' || p_protocol)::uuid,
    ('00000000-0000-7000-8000-0000000000' || p_community)::uuid,
    ('00000000-0000-7000-8000-00000000000' || p_person)::uuid,
    p_is_blocked,
    lower(p_valid),
    upper(p_valid),
    '00000000-0000-7000-8000-000000000004'
)
ON CONFLICT (protocol_id, community_id, profile_id) DO UPDATE
    SET is_blocked = excluded.is_blocked,
        valid_from = excluded.valid_from,
        valid_until = excluded.valid_until;
$$;
CREATE FUNCTION pg_temp.titles(p_role text, p_person integer DEFAULT NULL)
RETURNS text[]
LANGUAGE plpgsql
AS $$
DECLARE
    v_titles text[];
BEGIN
    PERFORM pg_temp.become(p_role, p_person);
    v_titles := ARRAY(
        SELECT title
        FROM ledger.stories
        WHERE position(id::text IN current_setting('test.told')) > 0
        ORDER BY title COLLATE "C"
    );
    PERFORM pg_temp.become('none');
    RETURN v_titles;
END;
$$;
CREATE FUNCTION pg_temp.wind(p_by interval)
RETURNS text
LANGUAGE sql
AS $$
SELECT set_config('ledger.clock', (now() + p_by)::text, TRUE);
$$;

SELECT pg_temp.declare_protocol('a3', 'mandatory', 'open');
SELECT pg_temp.declare_protocol('a4', 'optional', 'strict');
SELECT pg_temp.tell(t, 'published', 'public')
FROM unnest(ARRAY['calm', 'named', 'season', 'shown']) AS t;
SELECT pg_temp.tell('asked', 'submitted', 'community');
SELECT pg_temp.tell('kept', 'archived', 'community');
SELECT pg_temp.bind('season', 'a4');
SELECT pg_temp.bind('asked', 'a3');
INSERT INTO ledger.story_people (story_id, profile_id, role)
SELECT
    current_setting('test.' || title)::uuid, '00000000-0000-7000-8000-000000000002', role
FROM (VALUES ('named', 'mentioned'), ('shown', 'pictured')) AS p (title, role);
SELECT pg_temp.become('authenticated', 1);
SELECT ledger.give_consent(id, 'public_display')
FROM ledger.stories WHERE status = 'published';
SELECT ledger.share_story(id, '00000000-0000-7000-8000-0000000000c2') FROM ledger.stories;
SELECT pg_temp.become('none');
CREATE FUNCTION pg_temp.rest(
    p_effect text, p_target text, p_id text, p_during tstzrange DEFAULT '[-infinity,)'
)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    DELETE FROM ledger.protocol_periods;
    EXECUTE format(
        'INSERT INTO ledger.protocol_periods (
            kind, effect, %I, declared_by, declaring_community_id, starts_at, ends_at
        )
        VALUES (%L, %L, %L, %L, %L, %L, %L)',
        p_target, 'season', p_effect, '00000000-0000-7000-8000-0000000000' || p_id,
        '00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-0000000000c1',
        lower(p_during), upper(p_during)
    );
END;
$$;

SELECT is(
    pg_temp.titles('authenticated', 3),
    ARRAY['asked', 'calm', 'kept', 'named', 'season', 'shown'],
    '30 empty-set: while nothing rests everything is there'
);
SELECT pg_temp.rest('hide', 'person_id', '02');
SELECT is(
    pg_temp.titles('anon'), ARRAY['calm', 'season'],
    'sorry business for a person hides what names or shows them'
);
SELECT is(
    pg_temp.titles('authenticated', 3), ARRAY['asked', 'calm', 'kept', 'season'],
    'from elders too'
);
SELECT is(
    pg_temp.titles('authenticated', 2), ARRAY['calm', 'season'],
    'and from the person themselves'
);
SELECT is(
    cardinality(pg_temp.titles('authenticated', 1)), 6,
    'the storyteller keeps seeing all of it'
);
SELECT pg_temp.rest('elders_only', 'person_id', '02');
SELECT is(
    pg_temp.titles('authenticated', 3),
    ARRAY['asked', 'calm', 'kept', 'named', 'season', 'shown'],
    'elders_only lets elders of the home pass'
);
SELECT is(
    pg_temp.titles('authenticated', 4), ARRAY['asked', 'calm', 'kept', 'season'],
    'not its leads'
);
SELECT is(
    pg_temp.titles('authenticated', 5), ARRAY['asked', 'calm', 'season'],
    'nor elders of another community that the story was shared with'
);
SELECT pg_temp.rest('hide', 'protocol_id', 'a4');
SELECT is(
    pg_temp.titles('authenticated', 3), ARRAY['asked', 'calm', 'kept', 'named', 'shown'],
    'a period of a protocol reaches its stories, even where it only advises'
);
SELECT pg_temp.rest('hide', 'protocol_id', 'a3');
SELECT is(
    pg_temp.titles('authenticated', 3), ARRAY['calm', 'kept', 'named', 'season', 'shown'],
    'a period hides what waits for review'
);
UPDATE ledger.cultural_protocols SET is_active = FALSE WHERE name = 'a3';
SELECT ok(
    'asked' = ANY(pg_temp.titles('authenticated', 3)),
    'a protocol that is no longer active takes its periods along'
);
SELECT pg_temp.rest('hide', 'community_id', 'c1');
SELECT is(
    pg_temp.titles('authenticated', 3), ARRAY[]::text[],
    'a period of the home hides all of its stories'
);
SELECT pg_temp.rest('elders_only', 'community_id', 'c1');
SELECT is(
    pg_temp.titles('authenticated', 3),
    ARRAY['asked', 'calm', 'kept', 'named', 'season', 'shown'],
    'or all but from its elders'
);
SELECT is(pg_temp.titles('anon'), ARRAY[]::text[], 'nobody in particular is no elder');

CREATE POLICY hostile ON ledger.stories USING (TRUE) WITH CHECK (TRUE);
SELECT is(
    pg_temp.titles('authenticated', 4), ARRAY[]::text[],
    '03 permissive-or: another permissive policy ends no period'
);
DROP POLICY hostile ON ledger.stories;

SELECT pg_temp.rest('hide', 'community_id', 'c1', tstzrange(now(), now() + '1 hour'));
SELECT is(
    pg_temp.titles('anon'), ARRAY[]::text[], 'at the moment at which it starts it is in force'
);
SELECT pg_temp.wind('1 hour');
SELECT is(
    cardinality(pg_temp.titles('anon')), 4, 'at the moment at which it ends it is not'
);
SELECT pg_temp.wind('-1 second');
SELECT is(cardinality(pg_temp.titles('anon')), 4, 'nor before it starts');
SELECT set_config('ledger.clock', '', TRUE);
UPDATE ledger.protocol_periods SET lifted_at = now();
SELECT is(cardinality(pg_temp.titles('anon')), 4, 'nor once it is lifted');

SELECT * FROM finish();
ROLLBACK;
