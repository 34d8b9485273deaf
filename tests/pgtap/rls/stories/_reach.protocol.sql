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

SELECT pg_temp.declare_protocol('a1', 'mandatory', 'strict');
SELECT pg_temp.declare_protocol('a2', 'mandatory', 'strict');
SELECT pg_temp.declare_protocol('a3', 'mandatory', 'open');
SELECT pg_temp.declare_protocol('a4', 'recommended', 'strict');
SELECT pg_temp.declare_protocol('a5', 'optional', 'strict');
SELECT pg_temp.declare_protocol('a6', 'mandatory', 'strict', FALSE);
SELECT pg_temp.tell(t, 'draft', 'community')
FROM unnest(ARRAY[
    'free', 'one', 'both', 'either', 'open', 'open_or_one', 'open_and_one', 'advised', 'lapsed'
]) AS t;
UPDATE ledger.stories SET sharing_setting = 'any' WHERE title IN ('either', 'open_or_one');
SELECT pg_temp.bind('one', 'a1');
SELECT pg_temp.bind('both', 'a1', 'a2');
SELECT pg_temp.bind('either', 'a1', 'a2');
SELECT pg_temp.bind('open', 'a3');
SELECT pg_temp.bind('open_or_one', 'a1', 'a3');
SELECT pg_temp.bind('open_and_one', 'a1', 'a3');
SELECT pg_temp.bind('advised', 'a4', 'a5');
SELECT pg_temp.bind('lapsed', 'a6');
UPDATE ledger.stories SET status = 'submitted', submitted_at = now()
WHERE position(id::text IN current_setting('test.told')) > 0;
UPDATE ledger.stories
SET status = 'published', review_status = 'approved', published_at = now()
WHERE position(id::text IN current_setting('test.told')) > 0;

SELECT is(
    pg_temp.titles('authenticated', 2),
    ARRAY['advised', 'free', 'lapsed', 'open', 'open_or_one'],
    '30 empty-set: who satisfies nothing sees what requires nothing: advice, protocols that '
    'lapsed, and open ones bind nobody'
);
SELECT is(
    pg_temp.titles('authenticated', 1),
    ARRAY[
        'advised', 'both', 'either', 'free', 'lapsed', 'one', 'open', 'open_and_one',
        'open_or_one'
    ],
    'no gate is between storytellers and their stories'
);
SELECT pg_temp.admit('a1', 'c1', 2);
SELECT is(
    pg_temp.titles('authenticated', 2),
    ARRAY[
        'advised', 'either', 'free', 'lapsed', 'one', 'open', 'open_and_one', 'open_or_one'
    ],
    'a member of one protocol sees what requires it alone, or any one, and not what requires '
    'another as well'
);
SELECT pg_temp.admit('a2', 'c2', 2);
SELECT ok(
    'both' = ANY(pg_temp.titles('authenticated', 2)),
    'a member of both sees what requires both, whichever community admitted them'
);
SELECT pg_temp.admit('a1', 'c2', 2, TRUE);
SELECT is(
    pg_temp.titles('authenticated', 2),
    ARRAY['advised', 'either', 'free', 'lapsed', 'open', 'open_or_one'],
    'a block by any community of a protocol wins over membership through another'
);
SELECT pg_temp.admit('a1', 'c2', 2, TRUE, tstzrange('-infinity', now()));
SELECT ok(
    'one' = ANY(pg_temp.titles('authenticated', 2)),
    'a block that ends at this moment has ended'
);
SELECT pg_temp.admit('a1', 'c2', 2, TRUE, tstzrange(now(), NULL));
SELECT ok(
    'one' <> ALL(pg_temp.titles('authenticated', 2)),
    'a block that begins at this moment has begun'
);
SELECT pg_temp.admit('a1', 'c2', 2, TRUE, tstzrange('-infinity', now()));
SELECT pg_temp.admit('a1', 'c1', 2, FALSE, tstzrange(now(), now() + '1 hour'));
SELECT ok(
    'one' = ANY(pg_temp.titles('authenticated', 2)),
    'a membership that begins at this moment has begun'
);
SELECT pg_temp.wind('1 hour');
SELECT ok(
    'one' <> ALL(pg_temp.titles('authenticated', 2)),
    'at the moment at which it ends it has ended'
);
SELECT set_config('ledger.clock', '', TRUE);
SELECT pg_temp.wind('-1 second');
SELECT ok(
    'one' <> ALL(pg_temp.titles('authenticated', 2)),
    'before it begins it opens nothing'
);
SELECT set_config('ledger.clock', '', TRUE);
SELECT pg_temp.admit('a2', 'c1', 2, TRUE);
SELECT ok(
    'both' <> ALL(pg_temp.titles('authenticated', 2)),
    'a refusal is no admission'
);

UPDATE ledger.stories SET privacy = 'public'
WHERE position(id::text IN current_setting('test.told')) > 0;
SELECT pg_temp.become('authenticated', 1);
SELECT ledger.give_consent(id, 'public_display') FROM ledger.stories;
SELECT pg_temp.become('none');
SELECT is(
    pg_temp.titles('anon', 1),
    ARRAY['advised', 'free', 'lapsed', 'open', 'open_or_one'],
    'an anonymous request is nobody''s, were it to claim the storyteller'
);

CREATE POLICY hostile ON ledger.stories USING (TRUE) WITH CHECK (TRUE);
SELECT is(
    pg_temp.titles('authenticated', 3),
    ARRAY['advised', 'free', 'lapsed', 'open', 'open_or_one'],
    '03 permissive-or: another permissive policy does not admit an elder to a protocol'
);
SELECT is(
    pg_temp.titles('anon'),
    ARRAY['advised', 'free', 'lapsed', 'open', 'open_or_one'],
    '03 permissive-or: nor anybody'
);
DROP POLICY hostile ON ledger.stories;

UPDATE ledger.cultural_protocols SET enforcement = 'recommended' WHERE name = 'a1';
SELECT is(
    pg_temp.titles('authenticated', 3),
    ARRAY['advised', 'free', 'lapsed', 'one', 'open', 'open_and_one', 'open_or_one'],
    'a protocol that only recommends opens what it alone closed'
);
UPDATE ledger.cultural_protocols SET is_active = FALSE WHERE name = 'a2';
SELECT is(
    cardinality(pg_temp.titles('authenticated', 3)), 9,
    'one that is no longer active binds nothing'
);
UPDATE ledger.cultural_protocols SET is_active = TRUE WHERE name = 'a6';
SELECT ok(
    'lapsed' <> ALL(pg_temp.titles('authenticated', 3)),
    'one that is active again binds again'
);
UPDATE ledger.cultural_protocols SET access_mode = 'open' WHERE name = 'a6';
SELECT is(
    cardinality(pg_temp.titles('authenticated', 3)), 9,
    'one that opens is satisfied by everybody'
);
SELECT is_empty('SELECT * FROM ops.check_story_derived()', 'and every story knows');

SELECT * FROM finish();
ROLLBACK;
