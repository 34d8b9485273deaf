BEGIN;
SELECT plan(19);

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
CREATE TEMPORARY TABLE reasons AS
SELECT r.person, t.id AS story_id, t.id = ANY(r.seen) AS is_seen, w.*
FROM readers AS r
CROSS JOIN told AS t
CROSS JOIN LATERAL ledger.why_visible(t.id, r.profile_id) AS w;
GRANT SELECT ON TABLE reasons TO PUBLIC;

SELECT is_empty(
    $$
    SELECT w.person, w.story_id
    FROM reasons AS w
    GROUP BY w.person, w.story_id, w.is_seen
    HAVING w.is_seen IS DISTINCT FROM (
        bool_or(w.holds) FILTER (WHERE w.kind = 'reach')
        AND bool_and(w.holds) FILTER (WHERE w.kind = 'gate')
    )
    $$,
    'a story is seen where any reach and all gates hold, for every person and every '
    'story'
);
SELECT pg_temp.become('ledger_auditor');
SELECT is_empty(
    $$
    SELECT w.person, w.story_id
    FROM reasons AS w
    INNER JOIN readers AS r ON w.person = r.person
    GROUP BY w.person, w.story_id, r.profile_id
    HAVING ledger.check_story_access(w.story_id, r.profile_id, 'view') IS DISTINCT FROM (
        bool_or(w.holds) FILTER (WHERE w.kind = 'reach')
        AND bool_and(w.holds) FILTER (WHERE w.kind = 'gate')
    )
    $$,
    'and check_story_access says the same'
);
SELECT pg_temp.become('none');
SELECT is(
    (
        SELECT array_agg(DISTINCT alone.name ORDER BY alone.name)
        FROM (
            SELECT min(w.name) AS name
            FROM reasons AS w
            WHERE w.kind = 'reach' AND w.holds AND w.is_seen
            GROUP BY w.person, w.story_id
            HAVING count(*) = 1
        ) AS alone
    ),
    ARRAY[
        'community', 'cross-community', 'keeper', 'own', 'public', 'research', 'review'
    ],
    'in this world each reach is the only one for somebody'
);
SELECT is(
    (
        SELECT array_agg(DISTINCT alone.name ORDER BY alone.name)
        FROM (
            SELECT min(w.name) AS name
            FROM reasons AS w
            WHERE w.kind = 'gate' AND NOT w.holds
            GROUP BY w.person, w.story_id
            HAVING count(*) = 1
        ) AS alone
    ),
    ARRAY['period', 'protocol', 'status'],
    'and each gate is the only one that is closed'
);
SELECT is_empty(
    $$
    SELECT w.name, w.reason FROM reasons AS w
    GROUP BY w.name, w.reason
    HAVING w.reason IS NULL OR min(w.holds::integer) <> max(w.holds::integer)
    $$,
    'every row has a reason, and none is given for yes and for no'
);

CREATE FUNCTION pg_temp.reasons(
    p_person integer, p_about integer, p_variant text, p_status text, p_privacy text
)
RETURNS TABLE (name text, holds boolean, reason text)
LANGUAGE sql
AS $$
SELECT pg_temp.become('authenticated', p_person);
SELECT w.name, w.holds, w.reason
FROM told AS t
CROSS JOIN LATERAL ledger.why_visible(t.id, pg_temp.at('0', nullif(p_about, 0))) AS w
WHERE (t.variant, t.status, t.privacy, t.consent) = (p_variant, p_status, p_privacy, TRUE)
ORDER BY w.step;
$$;
CREATE FUNCTION pg_temp.reason(
    p_person integer, p_about integer, p_variant text, p_status text, p_name text
)
RETURNS text
LANGUAGE sql
AS $$
SELECT concat(r.holds, ': ', r.reason)
FROM pg_temp.reasons(p_person, p_about, p_variant, p_status, 'community') AS r
WHERE r.name = p_name;
$$;
SELECT results_eq(
    $$SELECT * FROM pg_temp.reasons(4, 2, 'one', 'published', 'community')$$,
    $$
    VALUES
    ('own', FALSE, 'is not the storyteller'),
    ('public', FALSE, 'the storyteller set its privacy to community'),
    ('community', TRUE, 'is an active member of Redgum Bend'),
    ('cross-community', FALSE, 'is in no community that has an agreement with Redgum Bend'),
    ('research', FALSE, 'holds no research grant of Redgum Bend'),
    ('review', FALSE, 'the story is published, not submitted'),
    ('keeper', FALSE, 'the story is published, not archived'),
    ('status', TRUE, 'the story is published'),
    (
        'protocol', FALSE,
        'protocol Women''s business asks for membership, which this person does not '
        'have'
    ),
    ('period', TRUE, 'no restricted period reaches the story now')
    $$,
    'a lead is told, point by point, why a member does not see a story'
);
SELECT is(
    pg_temp.reason(4, 3, 'both', 'published', 'protocol'),
    'f: protocol River law asks for membership, which this person does not have',
    'of several protocols, which one is missing'
);
SELECT is(
    pg_temp.reason(3, 10, 'either', 'published', 'protocol'),
    'f: protocol River law or protocol Women''s business asks for membership, '
    'which this person does not have',
    'where one is enough, which ones would be; a block is not told apart'
);
SELECT is(
    pg_temp.reason(3, 2, 'mourned', 'published', 'period'),
    'f: sorry business until 3 May 2096 hides stories with a person in this one',
    'an elder is told which period hides a story, and until when; not who died'
);
SELECT is(
    pg_temp.reason(4, 4, 'ceremony', 'submitted', 'period'),
    'f: ceremony until it is lifted keeps stories under one of its protocols for '
    'elders '
    'of its home',
    'a lead, why even they do not see it'
);
SELECT is(
    pg_temp.reason(4, 3, 'season', 'published', 'period'),
    't: is an elder of its home, for whom a restricted period keeps the story',
    'and why an elder does'
);
SELECT is(
    pg_temp.reason(4, 8, 'season', 'published', 'research'),
    'f: Winter Camp denies research_use for all its stories',
    'what the community denies comes before what the person has'
);
SELECT pg_temp.become('none');

INSERT INTO ledger.story_protocols (story_id, protocol_id, added_by)
SELECT t.id, pg_temp.at('a', 2), pg_temp.at('0', 1)
FROM told AS t
WHERE t.variant = 'shared';
INSERT INTO ledger.story_people (story_id, profile_id, role)
SELECT t.id, pg_temp.at('0', 13), 'pictured' FROM told AS t
WHERE t.variant = 'shared';
SELECT is(
    ARRAY[
        pg_temp.reason(5, 9, 'shared', 'published', 'community'),
        pg_temp.reason(5, 2, 'shared', 'published', 'protocol'),
        pg_temp.reason(5, 2, 'shared', 'published', 'period')
    ],
    ARRAY[
        't: is an active member of one of its communities',
        'f: a protocol of another community asks for membership, which this person '
        'does not have',
        'f: a period that another community declared hides stories with a person in '
        'this one'
    ],
    'an elder elsewhere is told that another community decided, not what'
);
SELECT pg_temp.become('none');
SELECT set_config('ledger.clock', '2095-01-01', TRUE);
SELECT pg_temp.become('authenticated', 1);
SELECT ledger.give_consent(t.id, 'public_display', '2096-01-02 12:00+00')
FROM told AS t
WHERE
    (t.variant, t.status, t.privacy, t.consent)
    = ('plain', 'published', 'public', FALSE);
SELECT set_config('ledger.clock', '2096-02-01', TRUE);
SELECT pg_temp.become('ledger_auditor');
SELECT is(
    (
        SELECT w.reason
        FROM told AS t
        CROSS JOIN LATERAL ledger.why_visible(t.id, NULL) AS w
        WHERE
            (t.variant, t.status, t.privacy, t.consent)
            = ('plain', 'published', 'public', FALSE)
            AND w.name = 'public'
    ),
    'consent to public_display ended on 2 January 2096',
    'the auditor may ask about anybody in general, and is told when a consent ended'
);
SELECT pg_temp.become('none');
SELECT set_config('ledger.clock', '', TRUE);

CREATE FUNCTION pg_temp.refusal(p_person integer, p_story_id uuid)
RETURNS text
LANGUAGE plpgsql
AS $$
DECLARE
    v_detail text;
    v_hint text;
BEGIN
    PERFORM pg_temp.become('authenticated', p_person);
    PERFORM ledger.why_visible(p_story_id, pg_temp.at('0', 2));
    RETURN 'none';
EXCEPTION WHEN SQLSTATE 'EL101' THEN
    GET STACKED DIAGNOSTICS v_detail = PG_EXCEPTION_DETAIL, v_hint = PG_EXCEPTION_HINT;
    RETURN concat_ws(' ', v_detail, v_hint);
END;
$$;
SELECT is(
    ARRAY(
        SELECT p FROM generate_series(1, 12) AS p
        WHERE pg_temp.refusal(
            p,
            (
                SELECT t.id FROM told AS t
                WHERE (t.variant, t.status, t.privacy, t.consent)
                    = ('plain', 'published', 'public', TRUE)
            )
        ) = 'none'
    ),
    ARRAY[3, 4],
    'of a story that others read as well, only elders and leads of its communities '
    'are told'
);
SELECT is_empty(
    $$
    SELECT t.status FROM told AS t
    WHERE t.status IN ('draft', 'withdrawn', 'erased') AND pg_temp.refusal(4, t.id) = 'none'
    $$,
    'a lead is told nothing about what is its storyteller''s alone'
);
SELECT is(
    (
        SELECT array_agg(DISTINCT pg_temp.refusal(p, s))
        FROM generate_series(5, 7) AS p
        CROSS JOIN LATERAL (
            SELECT t.id AS s FROM told AS t
            WHERE t.variant = 'plain'
            UNION ALL
            SELECT gen_random_uuid()
        ) AS ids
    ),
    ARRAY[
        'No story with this id is visible to you. '
        'Check the id, or ask its storyteller to share it with a community of yours.'
    ],
    '10 existence: all are refused in the same words, also about a story that does '
    'not exist'
);
SELECT pg_temp.become('authenticated');
SELECT throws_ok(
    'SELECT ledger.why_visible(gen_random_uuid(), NULL)',
    'EL001',
    'nobody is signed in',
    'without claims nobody is told anything'
);
SELECT pg_temp.become('none');
SELECT results_eq(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'ledger_auditor', 'ledger_maintenance', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ledger.why_visible(uuid, uuid)', 'EXECUTE')
    $$,
    ARRAY['authenticated', 'ledger_auditor'],
    'neither software nor those who operate the database ask'
);

SELECT * FROM finish();
ROLLBACK;
