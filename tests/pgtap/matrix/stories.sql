-- `make docs` writes this file from the oracle in tests/model; change the oracle.
BEGIN;
SELECT plan(49);

INSERT INTO priv.gateways (login) VALUES (session_user) ON CONFLICT DO NOTHING;
CREATE FUNCTION pg_temp.id(p_name text)
RETURNS uuid
LANGUAGE sql
IMMUTABLE
AS $$
SELECT overlay(md5('matrix ' || p_name) PLACING '7' FROM 13 FOR 1)::uuid;
$$;

CREATE TEMPORARY TABLE people (name text, role text, community text);
INSERT INTO people (name, role, community)
VALUES
('stranger', NULL, NULL),
('admin', NULL, NULL),
('teller', 'member', 'home'),
('member', 'member', 'home'),
('elder', 'elder', 'home'),
('lead', 'lead', 'home'),
('guest', 'member', 'shared'),
('guest_elder', 'elder', 'shared'),
('guest_lead', 'lead', 'shared'),
('partner', 'member', 'partner'),
('researcher', NULL, NULL);
INSERT INTO ledger.profiles (id, display_name, role)
SELECT
    pg_temp.id(p.name),
    p.name,
    CASE p.name WHEN 'admin' THEN 'admin' ELSE 'storyteller' END
FROM people AS p;
INSERT INTO ledger.communities (id, region_id, slug, name, size_class, country)
SELECT
    pg_temp.id(c),
    r.id,
    'matrix-' || c,
    c,
    'small',
    'AU'
FROM ledger.regions AS r
CROSS JOIN unnest('{home,shared,partner}'::text[]) AS c
WHERE r.is_local;
INSERT INTO ledger.community_members (
    community_id, profile_id, role, status, valid_from
)
SELECT
    pg_temp.id(p.community),
    pg_temp.id(p.name),
    p.role,
    'active',
    '2020-01-01'
FROM people AS p
WHERE p.community IS NOT NULL;
INSERT INTO ledger.sharing_agreements (
    id, community_a_id, community_b_id, proposing_community_id, valid_from,
    proposed_by, accepted_by, accepted_at
)
SELECT
    pg_temp.id('agreement'),
    least(pg_temp.id('home'), pg_temp.id('partner')),
    greatest(pg_temp.id('home'), pg_temp.id('partner')),
    pg_temp.id('home'),
    '2020-01-01',
    pg_temp.id('lead'),
    pg_temp.id('partner'),
    '2020-01-01';
INSERT INTO ledger.research_grants (
    id, community_id, profile_id, purpose, valid_from, valid_until, granted_by
)
VALUES
(
    pg_temp.id('grant'), pg_temp.id('home'), pg_temp.id('researcher'), 'a study',
    '2020-01-01', 'infinity', pg_temp.id('lead')
);

CREATE TEMPORARY TABLE protocols (name text, enforcement text, access_mode text);
INSERT INTO protocols (name, enforcement, access_mode)
VALUES
('advice', 'recommended', 'strict'),
('open', 'mandatory', 'open'),
('in', 'mandatory', 'strict'),
('out', 'mandatory', 'strict'),
('blocked', 'mandatory', 'strict');
INSERT INTO ledger.cultural_protocols (
    id, community_id, name, enforcement, access_mode, created_by
)
SELECT
    pg_temp.id(p.name),
    pg_temp.id('home'),
    p.name,
    p.enforcement,
    p.access_mode,
    pg_temp.id('lead')
FROM protocols AS p;
INSERT INTO ledger.protocol_communities (protocol_id, community_id)
SELECT
    pg_temp.id(p.name),
    pg_temp.id('home')
FROM protocols AS p
UNION ALL
SELECT
    pg_temp.id('blocked'),
    pg_temp.id('shared');
INSERT INTO ledger.protocol_members (
    protocol_id, community_id, profile_id, is_blocked, valid_from, added_by
)
SELECT
    pg_temp.id(m.protocol),
    pg_temp.id(m.community),
    pg_temp.id(p.name),
    m.is_blocked,
    '2020-01-01',
    pg_temp.id('lead')
FROM people AS p
CROSS JOIN (
    VALUES
    ('in', 'home', FALSE),
    ('blocked', 'home', FALSE),
    ('blocked', 'shared', TRUE)
) AS m (protocol, community, is_blocked);

-- One story per cell; its title names the cell.
CREATE TEMPORARY TABLE consents (consent text, purposes text[], expires_at timestamptz);
INSERT INTO consents (consent, purposes, expires_at)
VALUES
('none', '{}', NULL),
('display', '{public_display}', NULL),
('cross', '{cross_community}', NULL),
('research', '{research_use}', NULL),
('all', '{public_display,cross_community,research_use}', NULL),
('ended', '{public_display,cross_community,research_use}', '2021-01-01');
CREATE TEMPORARY TABLE shelters (protocol text, sharing text, protocols text[]);
INSERT INTO shelters (protocol, sharing, protocols)
VALUES
('none', 'all', '{}'),
('advice', 'all', '{advice}'),
('open', 'all', '{open}'),
('in', 'all', '{in}'),
('out', 'all', '{out}'),
('blocked', 'all', '{blocked}'),
('all_of', 'all', '{in,out}'),
('any_of', 'any', '{in,out}'),
('any_of_none', 'any', '{out,blocked}');
CREATE TEMPORARY TABLE cells AS
SELECT
    priv.new_id() AS story_id,
    concat_ws('/', s.status, p.privacy, c.consent, u.protocol) AS title,
    s.status,
    p.privacy,
    c.consent,
    u.protocol
FROM
    unnest(
        '{draft,submitted,published,archived,withdrawn,erased}'::text[]
    ) AS s (status)
CROSS JOIN unnest('{private,community,public}'::text[]) AS p (privacy)
CROSS JOIN consents AS c
CROSS JOIN shelters AS u;
INSERT INTO ledger.stories (
    id, storyteller_id, home_community_id, title, content, privacy, sharing_setting
)
SELECT
    c.story_id,
    pg_temp.id('teller'),
    pg_temp.id('home'),
    c.title,
    'Long ago.',
    c.privacy,
    u.sharing
FROM cells AS c
INNER JOIN shelters AS u ON c.protocol = u.protocol;
INSERT INTO ledger.story_communities (story_id, community_id, shared_by)
SELECT
    c.story_id,
    pg_temp.id('shared'),
    pg_temp.id('teller')
FROM cells AS c;
INSERT INTO ledger.story_protocols (story_id, protocol_id, added_by)
SELECT
    c.story_id,
    pg_temp.id(p),
    pg_temp.id('teller')
FROM cells AS c
INNER JOIN shelters AS u ON c.protocol = u.protocol
CROSS JOIN unnest(u.protocols) AS p;
INSERT INTO ledger.consent_events (
    id, story_id, purpose, state, subject_id, recorded_by, method, occurred_at,
    expires_at, notice_version, notice_language, jurisdiction, recipients, withdrawal
)
SELECT
    priv.new_id(),
    c.story_id,
    p,
    'given',
    pg_temp.id('teller'),
    pg_temp.id('teller'),
    'online',
    '2020-01-01',
    n.expires_at,
    '1',
    'en',
    'AU',
    '{anybody}',
    'in person'
FROM cells AS c
INNER JOIN consents AS n ON c.consent = n.consent
CROSS JOIN unnest(n.purposes) AS p;
UPDATE ledger.stories AS s
SET status = 'submitted', submitted_at = priv.now()
FROM cells AS c
WHERE s.id = c.story_id AND c.status IN ('submitted', 'published', 'archived');
UPDATE ledger.stories AS s
SET status = 'published', review_status = 'approved', published_at = priv.now()
FROM cells AS c
WHERE s.id = c.story_id AND c.status IN ('published', 'archived');
UPDATE ledger.stories AS s
SET
    status = c.status,
    archived_at = CASE c.status WHEN 'archived' THEN priv.now() END
FROM cells AS c
WHERE s.id = c.story_id AND c.status IN ('archived', 'withdrawn', 'erased');

-- A line stands for every combination of its values; a star stands for all values.
CREATE TEMPORARY TABLE lines (
    persona text,
    statuses text[],
    privacies text[],
    consents text[],
    protocols text[],
    circumstances text[]
);
INSERT INTO lines (persona, statuses, privacies, consents, protocols, circumstances)
VALUES
(
    'anybody',
    '{published}',
    '{public}',
    '{display,all}',
    '{none,advice,open}',
    '{ordinary}'
),
(
    'stranger',
    '{published}',
    '{public}',
    '{display,all}',
    '{none,advice,open,in,any_of}',
    '{ordinary}'
),
(
    'admin',
    '{published}',
    '{public}',
    '{display,all}',
    '{none,advice,open,in,any_of}',
    '{ordinary}'
),
(
    'teller',
    '{draft,submitted,published,archived,withdrawn}',
    '{*}',
    '{*}',
    '{*}',
    '{*}'
),
(
    'member',
    '{published}',
    '{community,public}',
    '{*}',
    '{none,advice,open,in,any_of}',
    '{ordinary,denied}'
),
(
    'elder',
    '{submitted,archived}',
    '{*}',
    '{*}',
    '{none,advice,open,in,any_of}',
    '{ordinary,denied,elders}'
),
(
    'elder',
    '{published}',
    '{community,public}',
    '{*}',
    '{none,advice,open,in,any_of}',
    '{ordinary,denied,elders}'
),
(
    'lead',
    '{submitted,archived}',
    '{*}',
    '{*}',
    '{none,advice,open,in,any_of}',
    '{ordinary,denied}'
),
(
    'lead',
    '{published}',
    '{community,public}',
    '{*}',
    '{none,advice,open,in,any_of}',
    '{ordinary,denied}'
),
(
    'guest',
    '{published}',
    '{community,public}',
    '{*}',
    '{none,advice,open,in,any_of}',
    '{ordinary,denied}'
),
(
    'guest_elder',
    '{submitted}',
    '{*}',
    '{*}',
    '{none,advice,open,in,any_of}',
    '{ordinary,denied}'
),
(
    'guest_elder',
    '{published}',
    '{community,public}',
    '{*}',
    '{none,advice,open,in,any_of}',
    '{ordinary,denied}'
),
(
    'guest_lead',
    '{submitted}',
    '{*}',
    '{*}',
    '{none,advice,open,in,any_of}',
    '{ordinary,denied}'
),
(
    'guest_lead',
    '{published}',
    '{community,public}',
    '{*}',
    '{none,advice,open,in,any_of}',
    '{ordinary,denied}'
),
(
    'partner',
    '{published}',
    '{community}',
    '{cross,all}',
    '{none,advice,open,in,any_of}',
    '{ordinary}'
),
(
    'partner',
    '{published}',
    '{public}',
    '{display,cross,all}',
    '{none,advice,open,in,any_of}',
    '{ordinary}'
),
(
    'researcher',
    '{published}',
    '{community}',
    '{research,all}',
    '{none,advice,open,in,any_of}',
    '{ordinary}'
),
(
    'researcher',
    '{published}',
    '{public}',
    '{display,research,all}',
    '{none,advice,open,in,any_of}',
    '{ordinary}'
);
CREATE FUNCTION pg_temp.expected(p_persona text, p_circumstance text)
RETURNS SETOF text
LANGUAGE sql
STABLE
AS $$
SELECT c.title
FROM cells AS c
INNER JOIN lines AS l
    ON
        l.persona = p_persona
        AND l.statuses && ARRAY[c.status, '*']
        AND l.privacies && ARRAY[c.privacy, '*']
        AND l.consents && ARRAY[c.consent, '*']
        AND l.protocols && ARRAY[c.protocol, '*']
        AND l.circumstances && ARRAY[p_circumstance, '*'];
$$;
CREATE FUNCTION pg_temp.seen(p_persona text)
RETURNS SETOF text
LANGUAGE plpgsql
VOLATILE
AS $$
DECLARE
    v_home uuid := pg_temp.id('home');
    v_claims text := format('{"sub": "%s"}', pg_temp.id(p_persona));
    v_seen text[];
BEGIN
    PERFORM
        set_config(
            'role',
            CASE p_persona WHEN 'anybody' THEN 'anon' ELSE 'authenticated' END,
            TRUE
        ),
        set_config(
            'request.jwt.claims',
            CASE p_persona WHEN 'anybody' THEN '' ELSE v_claims END,
            TRUE
        );
    SELECT array_agg(s.title) INTO v_seen
    FROM ledger.stories AS s
    WHERE s.home_community_id = v_home;
    PERFORM set_config('role', 'none', TRUE);
    RETURN QUERY SELECT unnest(v_seen);
END;
$$;
CREATE FUNCTION pg_temp.asked(p_circumstance text)
RETURNS SETOF text
LANGUAGE sql
VOLATILE
AS $$
SELECT set_eq(
    format('SELECT pg_temp.seen(%L)', p.name),
    format('SELECT pg_temp.expected(%L, %L)', p.name, p_circumstance),
    format('%s sees these cells and no other: %s', p.name, p_circumstance)
)
FROM (
    SELECT 'anybody' AS name
    UNION ALL
    SELECT name FROM people
) AS p;
$$;

SELECT is(
    (
        SELECT count(*)::integer
        FROM ledger.stories AS s
        INNER JOIN cells AS c ON s.id = c.story_id AND s.status = c.status
    ),
    972,
    'there is a story for each cell'
);
SELECT pg_temp.asked('ordinary');

INSERT INTO ledger.community_consent_policies (
    community_id, purpose, is_denied, decided_by, decided_at
)
SELECT
    pg_temp.id('home'),
    p,
    TRUE,
    pg_temp.id('lead'),
    '2020-01-01'
FROM unnest('{public_display,cross_community,research_use}'::text[]) AS p;
SELECT pg_temp.asked('denied');
UPDATE ledger.community_consent_policies SET is_denied = FALSE
WHERE community_id = pg_temp.id('home');

INSERT INTO ledger.protocol_periods (
    id, kind, effect, community_id, declaring_community_id, declared_by, starts_at
)
VALUES
(
    pg_temp.id('period'), 'season', 'elders_only', pg_temp.id('home'),
    pg_temp.id('home'), pg_temp.id('lead'), '2020-01-01'
);
SELECT pg_temp.asked('elders');
UPDATE ledger.protocol_periods SET effect = 'hide'
WHERE id = pg_temp.id('period');
SELECT pg_temp.asked('hidden');

SELECT * FROM finish();
ROLLBACK;
