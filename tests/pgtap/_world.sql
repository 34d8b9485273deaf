-- A world to compare answers about access in: every kind of story, every reader.
CREATE OR REPLACE FUNCTION tap.seen_by(p_person integer)
RETURNS uuid[]
LANGUAGE plpgsql
AS $$
DECLARE
    v_ids uuid[];
BEGIN
    PERFORM tap.become(
        CASE p_person WHEN 0 THEN 'anon' ELSE 'authenticated' END, nullif(p_person, 0)
    );
    v_ids := ARRAY(SELECT s.id FROM ledger.stories AS s INNER JOIN told AS t ON t.id = s.id);
    PERFORM tap.become('none');
    RETURN v_ids;
END;
$$;
COMMENT ON FUNCTION tap.seen_by(integer) IS
'The stories of tap.world that row security shows a person; person 0 is nobody.';

CREATE OR REPLACE FUNCTION tap.world()
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO priv.gateways (login) VALUES (session_user) ON CONFLICT DO NOTHING;
    INSERT INTO ledger.profiles (id, display_name)
    SELECT tap.person(p), 'Person ' || p FROM generate_series(1, 13) AS p;
    INSERT INTO ledger.communities (id, region_id, slug, name, size_class, country)
    SELECT tap.id('c' || c.number), r.id, 'planted-' || c.number, c.name, 'small', 'AU'
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
        tap.id('c' || m.community),
        tap.person(m.person),
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
        tap.id('c' || a.a),
        tap.id('c' || a.b),
        tap.id('c' || a.a),
        tap.person(4),
        tap.person(7), now()
    FROM (VALUES (1, 3), (3, 4)) AS a (a, b);
    INSERT INTO ledger.research_grants (
        community_id, profile_id, purpose, valid_until, revoked_at, granted_by
    )
    SELECT
        tap.id('c' || g.community),
        tap.person(g.person),
        'A thesis',
        now() + '1 year',
        g.revoked_at, tap.person(4)
    FROM (
        VALUES (1, 8, NULL), (4, 8, NULL), (1, 12, now())
    ) AS g (community, person, revoked_at);
    INSERT INTO ledger.community_consent_policies (
        community_id, purpose, is_denied, decided_by, decided_at
    )
    VALUES (tap.id('c4'), 'research_use', TRUE, tap.person(4), now());

    INSERT INTO ledger.cultural_protocols (
        id, community_id, name, enforcement, access_mode, created_by
    )
    SELECT
        tap.id('a' || p.number), tap.here(), p.name, p.enforcement, p.access_mode,
        tap.person(4)
    FROM (
        VALUES
        (1, 'Women''s business', 'mandatory', 'strict'),
        (2, 'River law', 'mandatory', 'strict'),
        (3, 'Ask first', 'mandatory', 'open'), (4, 'First rain', 'recommended', 'strict')
    ) AS p (number, name, enforcement, access_mode);
    INSERT INTO ledger.protocol_communities (protocol_id, community_id)
    SELECT tap.id('a' || p), tap.id('c' || c)
    FROM generate_series(1, 4) AS p
    CROSS JOIN generate_series(1, CASE p WHEN 2 THEN 1 ELSE 2 END) AS c;
    INSERT INTO ledger.protocol_members (
        protocol_id, community_id, profile_id, is_blocked, valid_from, valid_until, added_by
    )
    SELECT
        tap.id('a' || m.protocol),
        tap.id('c' || m.community),
        tap.person(m.person),
        m.is_blocked, '2020-01-01', m.valid_until::timestamptz, tap.person(4)
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
        'sorry_business', 'hide', NULL, tap.person(13), NULL, tap.person(3),
        tap.here(), '2020-01-01', '2096-05-03 12:00+00'
    ),
    (
        'ceremony', 'elders_only', tap.id('a4'), NULL, NULL, tap.person(3),
        tap.here(), '2020-01-01', NULL
    ),
    (
        'season', 'elders_only', NULL, NULL, tap.id('c4'), tap.person(3),
        tap.id('c4'), '2020-01-01', NULL
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
        tap.person(1),
        tap.id('c' || t.home),
        t.variant,
        'Long ago.',
        t.privacy,
        t.setting
    FROM told AS t;
    INSERT INTO ledger.story_communities (story_id, community_id, shared_by, shared_at)
    SELECT t.id, tap.elsewhere(), tap.person(1), now()
    FROM told AS t
    WHERE t.variant = 'shared';
    INSERT INTO ledger.story_protocols (story_id, protocol_id, added_by)
    SELECT t.id, tap.id('a' || p), tap.person(1)
    FROM told AS t
    CROSS JOIN unnest(t.protocols::integer[]) AS p;
    INSERT INTO ledger.story_people (story_id, profile_id, role)
    SELECT t.id, tap.person(13), 'mentioned'
    FROM told AS t
    WHERE t.variant = 'mourned';
    PERFORM tap.become('authenticated', 1);
    PERFORM count(ledger.give_consent(t.id, p))
    FROM told AS t
    CROSS JOIN
        unnest(
            ARRAY['public_display', 'cross_community', 'research_use', 'ai_analysis']
        ) AS p
    WHERE t.consent;
    PERFORM tap.become('none');
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
    CREATE TEMPORARY TABLE readers AS
    SELECT p AS person, tap.person(nullif(p, 0)) AS profile_id, tap.seen_by(p) AS seen
    FROM generate_series(0, 12) AS p;
    GRANT SELECT ON TABLE readers TO PUBLIC;
END;
$$;
COMMENT ON FUNCTION tap.world() IS
'The temporary tables told, a story of person 1 for every variant, status, privacy and '
'consent, and readers, persons 0 to 12 with the stories that each sees.';

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA tap TO PUBLIC;

SELECT '1..0 # SKIP helpers are no tests';
