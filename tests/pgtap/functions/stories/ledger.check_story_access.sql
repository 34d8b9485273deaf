BEGIN;
SELECT plan(20);

INSERT INTO priv.gateways (login) VALUES (session_user) ON CONFLICT DO NOTHING;
CREATE FUNCTION pg_temp.at(p_kind text, p_number integer)
RETURNS uuid
LANGUAGE sql
IMMUTABLE
AS $$
SELECT (
    '00000000-0000-7000-8000-00000000' || p_kind || lpad(p_number::text, 3, '0')
)::uuid;
$$;
CREATE FUNCTION pg_temp.become(p_role text, p_person integer DEFAULT NULL)
RETURNS void
LANGUAGE sql
AS $$
SELECT
    set_config('role', p_role, TRUE),
    set_config(
        'request.jwt.claims',
        coalesce(format('{"sub": "%s"}', pg_temp.at('0', nullif(p_person, 0))), ''),
        TRUE
    );
$$;

INSERT INTO ledger.profiles (id, display_name)
SELECT pg_temp.at('0', p), 'Person ' || p FROM generate_series(1, 13) AS p;
INSERT INTO ledger.communities (id, region_id, slug, name, size_class, country)
SELECT pg_temp.at('c', c.number), r.id, 'planted-' || c.number, c.name, 'small', 'AU'
FROM ledger.regions AS r
CROSS JOIN (
    VALUES (1, 'Redgum Bend'), (2, 'Salt Lakes'), (3, 'Tidewater'), (4, 'Winter Camp')
) AS c (number, name)
WHERE r.is_local;
-- 1 tells; 6 and 8 belong nowhere; 13, who died, is in some of the stories.
INSERT INTO ledger.community_members (
    community_id, profile_id, role, status, valid_from
)
SELECT
    pg_temp.at('c', m.community),
    pg_temp.at('0', m.person),
    m.role,
    m.status,
    '2020-01-01'
FROM (
    VALUES
    (1, 1, 'member', 'active'), (2, 1, 'member', 'active'), (4, 1, 'member', 'active'),
    (1, 2, 'member', 'active'), (4, 2, 'member', 'active'),
    (1, 3, 'elder', 'active'), (4, 3, 'elder', 'active'),
    (1, 4, 'lead', 'active'), (4, 4, 'lead', 'active'),
    (2, 5, 'elder', 'active'), (3, 7, 'member', 'active'),
    (1, 9, 'member', 'active'), (1, 10, 'member', 'active'), (2, 11, 'lead', 'active'),
    (1, 12, 'lead', 'suspended'), (1, 13, 'elder', 'active')
) AS m (community, person, role, status);
INSERT INTO ledger.sharing_agreements (
    community_a_id,
    community_b_id,
    proposing_community_id,
    proposed_by,
    accepted_by,
    accepted_at
)
SELECT
    pg_temp.at('c', a.a),
    pg_temp.at('c', a.b),
    pg_temp.at('c', a.a),
    pg_temp.at('0', 4),
    pg_temp.at('0', 7), now()
FROM (VALUES (1, 3), (3, 4)) AS a (a, b);
INSERT INTO ledger.research_grants (
    community_id, profile_id, purpose, valid_until, revoked_at, granted_by
)
SELECT
    pg_temp.at('c', g.community),
    pg_temp.at('0', g.person),
    'A thesis',
    now() + '1 year',
    g.revoked_at, pg_temp.at('0', 4)
FROM (
    VALUES (1, 8, NULL), (4, 8, NULL), (1, 12, now())
) AS g (community, person, revoked_at);
INSERT INTO ledger.community_consent_policies (
    community_id, purpose, is_denied, decided_by, decided_at
)
VALUES (pg_temp.at('c', 4), 'research_use', TRUE, pg_temp.at('0', 4), now());

INSERT INTO ledger.cultural_protocols (
    id, community_id, name, enforcement, access_mode, created_by
)
SELECT
    pg_temp.at('a', p.number), pg_temp.at('c', 1), p.name, p.enforcement, p.access_mode,
    pg_temp.at('0', 4)
FROM (
    VALUES
    (1, 'Women''s business', 'mandatory', 'strict'),
    (2, 'River law', 'mandatory', 'strict'),
    (3, 'Ask first', 'mandatory', 'open'), (4, 'First rain', 'recommended', 'strict')
) AS p (number, name, enforcement, access_mode);
INSERT INTO ledger.protocol_communities (protocol_id, community_id)
SELECT pg_temp.at('a', p), pg_temp.at('c', c)
FROM generate_series(1, 4) AS p
CROSS JOIN generate_series(1, CASE p WHEN 2 THEN 1 ELSE 2 END) AS c;
INSERT INTO ledger.protocol_members (
    protocol_id, community_id, profile_id, is_blocked, valid_from, valid_until, added_by
)
SELECT
    pg_temp.at('a', m.protocol),
    pg_temp.at('c', m.community),
    pg_temp.at('0', m.person),
    m.is_blocked, '2020-01-01', m.valid_until::timestamptz, pg_temp.at('0', 4)
FROM (
    VALUES
    (1, 1, 9, FALSE, NULL), (2, 1, 9, FALSE, NULL), (1, 1, 3, FALSE, NULL),
    (1, 1, 10, FALSE, NULL), (1, 2, 10, TRUE, NULL), (1, 2, 5, FALSE, NULL),
    (1, 2, 11, FALSE, '2021-01-01')
) AS m (protocol, community, person, is_blocked, valid_until);
INSERT INTO ledger.protocol_periods (
    kind, effect, protocol_id, person_id, community_id, declared_by,
    declaring_community_id, starts_at, ends_at
)
VALUES
(
    'sorry_business', 'hide', NULL, pg_temp.at('0', 13), NULL, pg_temp.at('0', 3),
    pg_temp.at('c', 1), '2020-01-01', '2096-05-03 12:00+00'
),
(
    'ceremony', 'elders_only', pg_temp.at('a', 4), NULL, NULL, pg_temp.at('0', 3),
    pg_temp.at('c', 1), '2020-01-01', NULL
),
(
    'season', 'elders_only', NULL, NULL, pg_temp.at('c', 4), pg_temp.at('0', 3),
    pg_temp.at('c', 4), '2020-01-01', NULL
);

CREATE TEMPORARY TABLE told AS
SELECT
    priv.new_id() AS id,
    v.variant, v.home, v.protocols, v.setting, s.status, p.privacy, c.consent
FROM (
    VALUES
    ('plain', 1, '{}', 'all'), ('shared', 1, '{}', 'all'), ('one', 1, '{1}', 'all'),
    ('both', 1, '{1,2}', 'all'), ('either', 1, '{1,2}', 'any'),
    ('open or one', 1, '{1,3}', 'any'), ('mourned', 1, '{}', 'all'),
    ('ceremony', 1, '{4}', 'all'), ('season', 4, '{}', 'all')
) AS v (variant, home, protocols, setting)
CROSS JOIN (
    VALUES ('draft'),
    ('submitted'),
    ('published'),
    ('archived'),
    ('withdrawn'),
    ('erased')
) AS s (status)
CROSS JOIN (VALUES ('private'), ('community'), ('public')) AS p (privacy)
CROSS JOIN (VALUES (FALSE), (TRUE)) AS c (consent)
WHERE NOT c.consent OR s.status NOT IN ('archived', 'withdrawn');
GRANT SELECT ON TABLE told TO PUBLIC;
INSERT INTO ledger.stories (
    id, storyteller_id, home_community_id, title, content, privacy, sharing_setting
)
SELECT
    t.id,
    pg_temp.at('0', 1),
    pg_temp.at('c', t.home),
    t.variant,
    'Long ago.',
    t.privacy,
    t.setting
FROM told AS t;
INSERT INTO ledger.story_communities (story_id, community_id, shared_by, shared_at)
SELECT t.id, pg_temp.at('c', 2), pg_temp.at('0', 1), now()
FROM told AS t
WHERE t.variant = 'shared';
INSERT INTO ledger.story_protocols (story_id, protocol_id, added_by)
SELECT t.id, pg_temp.at('a', p), pg_temp.at('0', 1)
FROM told AS t
CROSS JOIN unnest(t.protocols::integer[]) AS p;
INSERT INTO ledger.story_people (story_id, profile_id, role)
SELECT t.id, pg_temp.at('0', 13), 'mentioned'
FROM told AS t
WHERE t.variant = 'mourned';
SELECT pg_temp.become('authenticated', 1);
SELECT count(ledger.give_consent(t.id, p))
FROM told AS t
CROSS JOIN
    unnest(
        ARRAY['public_display', 'cross_community', 'research_use', 'ai_analysis']
    ) AS p
WHERE t.consent;
SELECT pg_temp.become('none');
UPDATE ledger.stories AS s
SET status = 'submitted', submitted_at = now()
FROM told AS t
WHERE s.id = t.id AND t.status IN ('submitted', 'published', 'archived');
UPDATE ledger.stories AS s
SET status = 'published', review_status = 'approved', published_at = now()
FROM told AS t
WHERE s.id = t.id AND t.status IN ('published', 'archived');
UPDATE ledger.stories AS s
SET status = t.status, archived_at = CASE t.status WHEN 'archived' THEN now() END
FROM told AS t
WHERE s.id = t.id AND t.status IN ('archived', 'withdrawn', 'erased');

-- What row security shows each of them; person 0 is nobody.
CREATE FUNCTION pg_temp.seen_by(p_person integer)
RETURNS uuid[]
LANGUAGE plpgsql
AS $$
DECLARE
    v_ids uuid[];
BEGIN
    PERFORM pg_temp.become(CASE p_person WHEN 0 THEN 'anon' ELSE 'authenticated' END, p_person);
    v_ids := ARRAY(SELECT s.id FROM ledger.stories AS s INNER JOIN told AS t ON t.id = s.id);
    PERFORM pg_temp.become('none');
    RETURN v_ids;
END;
$$;
CREATE TEMPORARY TABLE readers AS
SELECT
    p AS person, pg_temp.at('0', nullif(p, 0)) AS profile_id, pg_temp.seen_by(p) AS seen
FROM generate_series(0, 12) AS p;
GRANT SELECT ON TABLE readers TO PUBLIC;

SELECT is_empty(
    $$
    SELECT r.person FROM readers AS r
    WHERE cardinality(r.seen) = 0 OR cardinality(r.seen) = (SELECT count(*) FROM told)
    $$,
    'everybody sees something of this world, and nobody all of it'
);
SELECT pg_temp.become('ledger_auditor');
SELECT is_empty(
    $$
    SELECT r.person, t.*
    FROM readers AS r
    CROSS JOIN told AS t
    WHERE ledger.check_story_access(t.id, r.profile_id, 'view')
        IS DISTINCT FROM (t.id = ANY(r.seen))
    $$,
    'view is what the policies give that person, for every person and every story'
);
SELECT is_empty(
    $$
    SELECT r.person, t.*
    FROM readers AS r
    CROSS JOIN told AS t
    WHERE ledger.check_story_access(t.id, r.profile_id, 'edit')
        IS DISTINCT FROM (r.person = 1 AND t.status = 'draft')
    $$,
    'edit is for storytellers and their drafts'
);
SELECT is_empty(
    $$
    SELECT r.person, t.*
    FROM readers AS r
    CROSS JOIN told AS t
    WHERE ledger.check_story_access(t.id, r.profile_id, 'share')
        IS DISTINCT FROM (r.person = 1 AND t.status <> 'erased')
    $$,
    'share is for storytellers, while the story is there'
);
SELECT is_empty(
    $$
    SELECT r.person, t.*
    FROM readers AS r
    CROSS JOIN told AS t
    WHERE r.person > 0
        AND ledger.check_story_access(t.id, r.profile_id, 'analyze')
        IS DISTINCT FROM (t.consent AND t.id = ANY(r.seen))
    $$,
    'analyze is for whoever sees the story, while ai_analysis is in effect'
);
SELECT pg_temp.become('none');

-- What each of them is told about themselves.
CREATE FUNCTION pg_temp.answers(p_person integer, p_about integer, p_access text)
RETURNS uuid[]
LANGUAGE plpgsql
AS $$
DECLARE
    v_ids uuid[];
BEGIN
    PERFORM pg_temp.become(CASE p_person WHEN 0 THEN 'anon' ELSE 'authenticated' END, p_person);
    v_ids := ARRAY(
        SELECT t.id FROM told AS t
        WHERE ledger.check_story_access(
            t.id, pg_temp.at('0', nullif(p_about, 0)), p_access
        )
        ORDER BY t.id
    );
    PERFORM pg_temp.become('none');
    RETURN v_ids;
END;
$$;
CREATE FUNCTION pg_temp.statuses(p_ids uuid[])
RETURNS text[]
LANGUAGE sql
AS $$
SELECT array_agg(DISTINCT t.status ORDER BY t.status) FROM told AS t WHERE t.id = ANY(p_ids);
$$;
SELECT is_empty(
    $$
    SELECT r.person
    FROM readers AS r
    WHERE pg_temp.answers(r.person, r.person, 'view')
        <> ARRAY(SELECT s FROM unnest(r.seen) AS s ORDER BY s)
    $$,
    'anybody may ask about themselves, and is told what they see'
);
SELECT is(
    pg_temp.answers(0, 0, 'analyze'),
    ARRAY(
        SELECT t.id FROM told AS t
        WHERE
            t.consent AND t.id = ANY(
                SELECT unnest(r.seen) FROM readers AS r
                WHERE r.person = 0
            )
        ORDER BY t.id
    ),
    'an anonymous reader is not told what software may analyze'
);
SELECT is_empty(
    $$
    SELECT a, b, k
    FROM unnest(ARRAY[0, 2, 6, 12]) AS a
    CROSS JOIN unnest(ARRAY[1, 3]) AS b
    CROSS JOIN unnest(ARRAY['view', 'share', 'analyze']) AS k
    WHERE pg_temp.answers(a, b, k) <> '{}'
    $$,
    'whoever leads no community of a story is told nothing about others'
);
SELECT is(
    pg_temp.statuses(pg_temp.answers(4, 1, 'view')),
    ARRAY['archived', 'published', 'submitted'],
    'a lead is told nothing about stories that are their storyteller''s alone'
);
SELECT is(
    pg_temp.answers(4, 9, 'view'),
    ARRAY(
        SELECT s
        FROM readers AS r
        CROSS JOIN unnest(r.seen) AS s
        WHERE r.person = 9
        ORDER BY s
    ),
    'a lead is told what a member sees, also where a protocol is between the lead and '
    'the story'
);
SELECT is(
    pg_temp.answers(5, 9, 'view'),
    ARRAY(
        SELECT t.id
        FROM readers AS r
        CROSS JOIN unnest(r.seen) AS s
        INNER JOIN told AS t ON s = t.id AND t.variant = 'shared'
        WHERE r.person = 9
        ORDER BY t.id
    ),
    'an elder elsewhere only about what was shared with their community'
);
SELECT is(
    pg_temp.statuses(pg_temp.answers(12, 12, 'view')), ARRAY['published'],
    'one who is suspended asks as a stranger'
);

SELECT pg_temp.become('authenticated', 6);
SELECT is(
    ledger.check_story_access(gen_random_uuid(), pg_temp.at('0', 6), 'view'), FALSE,
    '10 existence: a story that does not exist is like one that is hidden'
);
SELECT throws_ok(
    $$SELECT ledger.check_story_access(gen_random_uuid(), NULL, 'read')$$,
    '22023', 'unknown access read',
    'a kind of access that nobody has is an error'
);
SELECT pg_temp.become('none');

CREATE FUNCTION pg_temp.accepts(p_story_id uuid)
RETURNS boolean
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM ledger.record_analysis(p_story_id, 'themes', 'model', '{}');
    RETURN TRUE;
EXCEPTION WHEN SQLSTATE 'EL110' THEN
    RETURN FALSE;
END;
$$;
SELECT pg_temp.become('service_role');
SELECT is_empty(
    $$
    SELECT t.*
    FROM told AS t
    WHERE ledger.check_story_access(t.id, NULL, 'analyze') <> pg_temp.accepts(t.id)
    $$,
    'for software, analyze is what record_analysis accepts'
);
SELECT pg_temp.become('none');
INSERT INTO ledger.community_consent_policies (
    community_id, purpose, is_denied, decided_by, decided_at
)
VALUES (pg_temp.at('c', 1), 'ai_analysis', TRUE, pg_temp.at('0', 4), now());
SELECT pg_temp.become('service_role');
SELECT is(
    ARRAY(
        SELECT DISTINCT t.variant FROM told AS t
        WHERE ledger.check_story_access(t.id, NULL, 'analyze')
    ),
    ARRAY['season'],
    'nothing may be analyzed whose home denies it'
);
SELECT pg_temp.become('none');

CREATE FUNCTION pg_temp.shares(p_person integer)
RETURNS uuid[]
LANGUAGE plpgsql
AS $$
DECLARE
    v_ids uuid[] := '{}';
    v_story told;
BEGIN
    PERFORM pg_temp.become('authenticated', p_person);
    FOR v_story IN SELECT t.* FROM told AS t WHERE t.variant = 'plain' ORDER BY t.id
    LOOP
        BEGIN
            -- Where it is already: what is asked is whether they may, not whether it does.
            PERFORM ledger.share_story(v_story.id, pg_temp.at('c', 1));
            v_ids := v_ids || v_story.id;
        EXCEPTION WHEN SQLSTATE 'EL101' OR SQLSTATE 'EL102' THEN
            NULL;
        END;
    END LOOP;
    PERFORM pg_temp.become('none');
    RETURN v_ids;
END;
$$;
SELECT is_empty(
    $$
    SELECT p
    FROM generate_series(1, 4) AS p
    WHERE pg_temp.shares(p) <> ARRAY(
        SELECT t.id
        FROM unnest(pg_temp.answers(p, p, 'share')) AS a
        INNER JOIN told AS t ON a = t.id AND t.variant = 'plain'
        ORDER BY t.id
    )
    $$,
    'share is what share_story allows'
);
CREATE FUNCTION pg_temp.edits(p_person integer)
RETURNS uuid[]
LANGUAGE plpgsql
AS $$
DECLARE
    v_ids uuid[];
BEGIN
    PERFORM pg_temp.become('authenticated', p_person);
    WITH edited AS (UPDATE ledger.stories SET language = 'rop' RETURNING id)

    SELECT array_agg(e.id ORDER BY e.id) INTO v_ids FROM edited AS e;
    PERFORM pg_temp.become('none');
    RETURN coalesce(v_ids, '{}');
END;
$$;
SELECT is_empty(
    $$
    SELECT p FROM generate_series(1, 12) AS p
    WHERE pg_temp.edits(p) <> pg_temp.answers(p, p, 'edit')
    $$,
    'edit is what an UPDATE reaches'
);

SELECT is(
    (
        SELECT provolatile FROM pg_proc
        WHERE proname = 'check_story_access' AND pronamespace = 'ledger'::regnamespace
    ),
    's'::"char",
    'asking leaves no trace: the function cannot write'
);
SELECT results_eq(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'ledger_auditor', 'ledger_maintenance', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ledger.check_story_access(uuid, uuid, text)', 'EXECUTE')
    $$,
    ARRAY['anon', 'authenticated', 'ledger_auditor', 'service_role'],
    'those who operate the database ask nothing'
);

SELECT * FROM finish();
ROLLBACK;
