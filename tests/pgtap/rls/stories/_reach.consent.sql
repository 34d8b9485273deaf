BEGIN;
SELECT plan(24);

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

SELECT pg_temp.tell(t, 'published', p)
FROM (
    VALUES
    ('agreed', 'community'), ('lapsing', 'public'), ('unagreed', 'community'),
    ('secret', 'private')
) AS s (t, p);
SELECT pg_temp.tell('draft', 'draft', 'community');
SELECT pg_temp.tell('kept', 'archived', 'community');
SELECT pg_temp.become('authenticated', 1);
SELECT
    ledger.give_consent(
        id, purpose, CASE title WHEN 'lapsing' THEN now() + '1 hour' END
    )
FROM ledger.stories
CROSS JOIN unnest(ARRAY['public_display', 'cross_community', 'research_use']) AS purpose
WHERE title <> 'unagreed';
SELECT pg_temp.become('none');

SELECT is(
    pg_temp.titles('authenticated', 7), ARRAY['lapsing'],
    '30 empty-set: without agreement or grant consent opens nothing but public display'
);
INSERT INTO ledger.sharing_agreements (
    id, community_a_id, community_b_id, proposing_community_id, proposed_by,
    valid_from, valid_until
)
VALUES (
    '00000000-0000-7000-8000-0000000000e1', '00000000-0000-7000-8000-0000000000c1',
    '00000000-0000-7000-8000-0000000000c3', '00000000-0000-7000-8000-0000000000c1',
    '00000000-0000-7000-8000-000000000004', now(), now() + '30 minutes'
);
SELECT is(
    pg_temp.titles('authenticated', 7), ARRAY['lapsing'], 'a proposal opens nothing'
);
UPDATE ledger.sharing_agreements
SET accepted_by = '00000000-0000-7000-8000-000000000007', accepted_at = now();
SELECT is(
    pg_temp.titles('authenticated', 7), ARRAY['agreed', 'lapsing'],
    'cross-community: a member of a community under an agreement with the home reads what '
    'was published and consented to, from the moment at which it begins'
);
SELECT is(
    pg_temp.titles('authenticated', 8), ARRAY['lapsing'],
    'who is no member of that community does not'
);
SELECT is(
    pg_temp.titles('authenticated', 5), ARRAY['lapsing'],
    'nor who is a member of a community without one'
);
SELECT pg_temp.wind('30 minutes');
SELECT is(
    pg_temp.titles('authenticated', 7), ARRAY['lapsing'],
    'at the moment at which the agreement ends it opens nothing'
);
SELECT pg_temp.wind('-1 second');
SELECT is(
    pg_temp.titles('authenticated', 7), ARRAY['lapsing'], 'nor before it begins'
);
SELECT set_config('ledger.clock', '', TRUE);
UPDATE ledger.sharing_agreements SET valid_until = NULL, ended_at = now();
SELECT is(
    pg_temp.titles('authenticated', 7), ARRAY['lapsing'], 'nor once a side ended it'
);
UPDATE ledger.sharing_agreements SET ended_at = NULL;
SELECT pg_temp.wind('1 hour');
SELECT is(
    pg_temp.titles('authenticated', 7), ARRAY['agreed'],
    'at the moment at which consent ends the story is closed to partners too'
);
SELECT set_config('ledger.clock', '', TRUE);

INSERT INTO ledger.research_grants (
    id, community_id, profile_id, purpose, valid_from, valid_until, granted_by
)
VALUES (
    '00000000-0000-7000-8000-0000000000f1', '00000000-0000-7000-8000-0000000000c1',
    '00000000-0000-7000-8000-000000000008', 'Rain', now(), now() + '30 minutes',
    '00000000-0000-7000-8000-000000000003'
);
SELECT is(
    pg_temp.titles('authenticated', 8), ARRAY['agreed', 'lapsing'],
    'research: who holds a grant of the home reads what was published and consented to, '
    'from the moment at which it begins'
);
SELECT is(
    pg_temp.titles('authenticated', 6), ARRAY['lapsing'], 'who holds none does not'
);
SELECT pg_temp.wind('30 minutes');
SELECT is(
    pg_temp.titles('authenticated', 8), ARRAY['lapsing'],
    'at the moment at which the grant ends it opens nothing'
);
SELECT pg_temp.wind('-1 second');
SELECT is(
    pg_temp.titles('authenticated', 8), ARRAY['lapsing'], 'nor before it begins'
);
SELECT set_config('ledger.clock', '', TRUE);
UPDATE ledger.research_grants SET revoked_at = now();
SELECT is(
    pg_temp.titles('authenticated', 8), ARRAY['lapsing'], 'nor once it is revoked'
);
UPDATE ledger.research_grants SET revoked_at = NULL, valid_until = now() + '1 year';
SELECT pg_temp.wind('1 hour');
SELECT is(
    pg_temp.titles('authenticated', 8), ARRAY['agreed'],
    'at the moment at which consent ends the story is closed to research too'
);
SELECT set_config('ledger.clock', '', TRUE);

CREATE FUNCTION pg_temp.written()
RETURNS text
LANGUAGE sql
AS $$
SELECT string_agg(ctid::text, ' ' ORDER BY id) FROM ledger.stories;
$$;
SELECT set_config('test.written', pg_temp.written(), TRUE);
CREATE FUNCTION pg_temp.deny(p_purpose text, p_is_denied boolean DEFAULT TRUE)
RETURNS void
LANGUAGE sql
AS $$
INSERT INTO ledger.community_consent_policies (
    community_id, purpose, is_denied, decided_by
)
VALUES (
    '00000000-0000-7000-8000-0000000000c1', p_purpose, p_is_denied,
    '00000000-0000-7000-8000-000000000004'
)
ON CONFLICT (community_id, purpose) DO UPDATE SET is_denied = excluded.is_denied;
$$;
SELECT pg_temp.deny('public_display');
SELECT is(
    pg_temp.titles('anon'), ARRAY[]::text[],
    'narrowing: what a community denies ends for all its stories by one row'
);
SELECT is(
    pg_temp.titles('authenticated', 7), ARRAY['agreed', 'lapsing'],
    'other purposes stay as their storytellers decided'
);
SELECT pg_temp.deny('cross_community');
SELECT is(
    pg_temp.titles('authenticated', 7), ARRAY[]::text[], 'until they are denied as well'
);
SELECT is(
    pg_temp.titles('authenticated', 8), ARRAY['agreed', 'lapsing'],
    'research goes on meanwhile'
);
SELECT pg_temp.deny('research_use');
SELECT is(pg_temp.titles('authenticated', 8), ARRAY[]::text[], 'until it does not');
SELECT is(
    pg_temp.titles('authenticated', 2), ARRAY['agreed', 'lapsing', 'unagreed'],
    'members of the home read by belonging, not by consent'
);
SELECT is(
    pg_temp.written(), current_setting('test.written'), 'no row of a story was written'
);
SELECT pg_temp.deny('public_display', FALSE);
SELECT is(
    pg_temp.titles('anon'), ARRAY['lapsing'],
    'what is no longer denied is the storyteller''s to decide again'
);
UPDATE ledger.community_consent_policies
SET community_id = '00000000-0000-7000-8000-0000000000c3';
SELECT is(
    pg_temp.titles('authenticated', 7), ARRAY['agreed', 'lapsing'],
    'what a reader''s own community denies is about its own stories'
);

SELECT * FROM finish();
ROLLBACK;
