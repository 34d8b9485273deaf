-- Makes the people, communities and canary stories of eldb verify --probe, in a transaction that is rolled back. The settings
-- probe.owner, probe.definer and probe.authenticated of that transaction name roles. Statements lock rows, and tables in ROW
-- EXCLUSIVE mode only.

-- The server would plan triggers for the empty tables of a new region, and keep these plans while the tables fill.
SET LOCAL enable_seqscan = off;
SET LOCAL plan_cache_mode = force_generic_plan;

SELECT set_config('role', current_setting('probe.owner'), TRUE);

SELECT set_config('probe.ids', jsonb_object_agg(n, priv.new_id())::text, TRUE)
FROM unnest(ARRAY[
    'teller', 'member', 'lead', 'elder', 'initiated', 'half_initiated', 'blocked', 'suspended', 'former', 'partner',
    'former_partner', 'researcher', 'former_researcher', 'outsider', 'nobody', 'mourned',
    'home/none', 'home/hide', 'home/elders', 'home/over',
    'denying/none', 'denying/hide', 'denying/elders', 'denying/over', 'partners', 'former_partners', 'elsewhere',
    'first', 'second', 'open', 'advised'
]) AS n;

INSERT INTO priv.gateways (login) VALUES (SESSION_USER) ON CONFLICT DO NOTHING;

INSERT INTO ledger.communities (id, region_id, slug, name, size_class, country)
SELECT i.value::uuid, r.id, 'probe-' || i.value, 'Probe: ' || i.key, 'small', 'AU'
FROM ledger.regions AS r
CROSS JOIN jsonb_each_text(current_setting('probe.ids')::jsonb) AS i
WHERE r.is_local AND (i.key LIKE '%/%' OR i.key IN ('partners', 'former_partners', 'elsewhere'));

SELECT set_config('role', current_setting('probe.definer'), TRUE);

INSERT INTO ledger.profiles (id, display_name)
SELECT i.value::uuid, 'Probe: ' || i.key
FROM jsonb_each_text(current_setting('probe.ids')::jsonb) AS i
WHERE i.key NOT LIKE '%/%'
    AND i.key <> ALL(ARRAY[
        'nobody', 'partners', 'former_partners', 'elsewhere', 'first', 'second', 'open', 'advised'
    ]);

INSERT INTO ledger.community_members (community_id, profile_id, role, status, valid_from, valid_until)
SELECT
    c.value::uuid,
    (current_setting('probe.ids')::jsonb ->> m.person)::uuid,
    m.role,
    m.status,
    now() - interval '9 days',
    m.valid_until
FROM (
    VALUES
    ('%/%', 'teller', 'member', 'active', NULL::timestamptz),
    ('%/%', 'member', 'member', 'active', NULL),
    ('%/%', 'lead', 'lead', 'active', NULL),
    ('%/%', 'elder', 'elder', 'active', NULL),
    ('%/%', 'initiated', 'member', 'active', NULL),
    ('%/%', 'half_initiated', 'member', 'active', NULL),
    ('%/%', 'blocked', 'member', 'active', NULL),
    ('%/%', 'suspended', 'elder', 'suspended', NULL),
    ('%/%', 'former', 'lead', 'active', now() - interval '1 day'),
    ('%/%', 'mourned', 'member', 'active', NULL),
    ('partners', 'partner', 'elder', 'active', NULL),
    ('former\_partners', 'former_partner', 'elder', 'active', NULL),
    ('elsewhere', 'outsider', 'elder', 'active', NULL)
) AS m (community, person, role, status, valid_until)
INNER JOIN jsonb_each_text(current_setting('probe.ids')::jsonb) AS c ON c.key LIKE m.community;

INSERT INTO ledger.cultural_protocols (id, community_id, name, enforcement, access_mode, created_by)
SELECT
    (i.ids ->> p.name)::uuid,
    (i.ids ->> 'home/none')::uuid,
    p.name,
    p.enforcement,
    p.access_mode,
    (i.ids ->> 'elder')::uuid
FROM (SELECT current_setting('probe.ids')::jsonb AS ids) AS i
CROSS JOIN (
    VALUES
    ('first', 'mandatory', 'strict'),
    ('second', 'mandatory', 'strict'),
    ('open', 'mandatory', 'open'),
    ('advised', 'recommended', 'strict')
) AS p (name, enforcement, access_mode);

INSERT INTO ledger.protocol_communities (protocol_id, community_id)
SELECT (current_setting('probe.ids')::jsonb ->> p.name)::uuid, c.value::uuid
FROM unnest(ARRAY['first', 'second', 'open', 'advised']) AS p (name)
INNER JOIN jsonb_each_text(current_setting('probe.ids')::jsonb) AS c ON c.key LIKE '%/%'
ON CONFLICT DO NOTHING;

INSERT INTO ledger.protocol_members (
    protocol_id, community_id, profile_id, is_blocked, valid_from, valid_until, added_by
)
SELECT
    (i.ids ->> m.protocol)::uuid,
    (i.ids ->> m.community)::uuid,
    (i.ids ->> m.person)::uuid,
    m.is_blocked,
    now() - interval '9 days',
    m.valid_until,
    (i.ids ->> 'elder')::uuid
FROM (SELECT current_setting('probe.ids')::jsonb AS ids) AS i
CROSS JOIN (
    VALUES
    ('elder', 'first', 'home/none', FALSE, NULL::timestamptz),
    ('elder', 'second', 'home/none', FALSE, NULL),
    ('initiated', 'first', 'home/none', FALSE, NULL),
    ('initiated', 'second', 'home/none', FALSE, now() + interval '1 day'),
    ('half_initiated', 'first', 'home/none', FALSE, NULL),
    ('half_initiated', 'second', 'home/none', FALSE, now() - interval '1 day'),
    -- A block by one community takes precedence over a membership of another.
    ('blocked', 'first', 'home/none', FALSE, NULL),
    ('blocked', 'first', 'home/hide', TRUE, NULL),
    ('blocked', 'second', 'home/none', FALSE, NULL)
) AS m (person, protocol, community, is_blocked, valid_until);

INSERT INTO ledger.protocol_periods (
    kind, effect, person_id, community_id, declared_by, declaring_community_id, starts_at, ends_at
)
SELECT
    p.kind,
    p.effect,
    (i.ids ->> p.person)::uuid,
    (i.ids ->> p.community)::uuid,
    (i.ids ->> 'elder')::uuid,
    (i.ids ->> coalesce(p.community, 'home/none'))::uuid,
    now() - interval '9 days',
    p.ends_at
FROM (SELECT current_setting('probe.ids')::jsonb AS ids) AS i
CROSS JOIN (
    VALUES
    ('ceremony', 'hide', NULL, 'home/hide', NULL::timestamptz),
    ('ceremony', 'hide', NULL, 'denying/hide', NULL),
    ('season', 'elders_only', NULL, 'home/elders', now() + interval '1 day'),
    ('season', 'elders_only', NULL, 'denying/elders', NULL),
    ('ceremony', 'hide', NULL, 'home/over', now() - interval '1 day'),
    ('ceremony', 'hide', NULL, 'denying/over', now() - interval '1 day'),
    ('sorry_business', 'hide', 'mourned', NULL, NULL)
) AS p (kind, effect, person, community, ends_at);

INSERT INTO ledger.community_consent_policies (community_id, purpose, is_denied, decided_by, decided_at)
SELECT
    c.value::uuid,
    p.purpose,
    c.key LIKE 'denying/%',
    (current_setting('probe.ids')::jsonb ->> 'elder')::uuid,
    now()
FROM unnest(ARRAY['public_display', 'cross_community', 'research_use']) AS p (purpose)
INNER JOIN jsonb_each_text(current_setting('probe.ids')::jsonb) AS c ON c.key LIKE '%/%';

INSERT INTO ledger.sharing_agreements (
    community_a_id, community_b_id, proposing_community_id, proposed_by, accepted_by, accepted_at, valid_from, ended_at
)
SELECT
    least(c.value::uuid, (i.ids ->> a.partner)::uuid),
    greatest(c.value::uuid, (i.ids ->> a.partner)::uuid),
    c.value::uuid,
    (i.ids ->> 'elder')::uuid,
    (i.ids ->> 'partner')::uuid,
    now() - interval '9 days',
    now() - interval '9 days',
    a.ended_at
FROM (SELECT current_setting('probe.ids')::jsonb AS ids) AS i
CROSS JOIN (
    VALUES ('partners', NULL::timestamptz), ('former_partners', now() - interval '1 day')
) AS a (partner, ended_at)
INNER JOIN jsonb_each_text(current_setting('probe.ids')::jsonb) AS c ON c.key LIKE '%/%';

INSERT INTO ledger.research_grants (community_id, profile_id, purpose, valid_from, valid_until, granted_by)
SELECT
    c.value::uuid,
    (i.ids ->> g.person)::uuid,
    'The probe.',
    now() - interval '9 days',
    g.valid_until,
    (i.ids ->> 'elder')::uuid
FROM (SELECT current_setting('probe.ids')::jsonb AS ids) AS i
CROSS JOIN (
    VALUES ('researcher', now() + interval '1 day'), ('former_researcher', now() - interval '1 day')
) AS g (person, valid_until)
INNER JOIN jsonb_each_text(current_setting('probe.ids')::jsonb) AS c ON c.key LIKE '%/%';

-- The storyteller writes the stories through the API's role.
SELECT
    set_config(
        'request.jwt.claims',
        jsonb_build_object('sub', current_setting('probe.ids')::jsonb ->> 'teller')::text,
        TRUE
    ),
    set_config('role', current_setting('probe.authenticated'), TRUE);

INSERT INTO ledger.stories (home_community_id, title, content, privacy, sharing_setting)
SELECT
    (
        current_setting('probe.ids')::jsonb ->> format(
            '%s/%s',
            CASE c.consent WHEN 'denied' THEN 'denying' ELSE 'home' END,
            CASE c.period WHEN 'sorry' THEN 'none' ELSE c.period END
        )
    )::uuid,
    concat_ws('/', c.consent, c.protocol, c.period),
    'A canary.',
    'private',
    CASE c.protocol WHEN 'any' THEN 'any' ELSE 'all' END
FROM jsonb_to_recordset(current_setting('probe.canaries')::jsonb) AS c (
    consent text, protocol text, period text
);

SELECT
    set_config('request.jwt.claims', '', TRUE),
    set_config('role', current_setting('probe.definer'), TRUE);

INSERT INTO ledger.story_protocols (story_id, protocol_id, added_by)
SELECT s.id, (i.ids ->> p.name)::uuid, s.storyteller_id
FROM (SELECT current_setting('probe.ids')::jsonb AS ids) AS i
INNER JOIN ledger.stories AS s ON s.storyteller_id = (i.ids ->> 'teller')::uuid
INNER JOIN (
    VALUES
    ('strict', 'first'), ('both', 'first'), ('both', 'second'), ('any', 'first'), ('any', 'second'),
    ('open', 'open'), ('advised', 'advised')
) AS p (protocol, name) ON p.protocol = split_part(s.title, '/', 2);

INSERT INTO ledger.story_people (story_id, profile_id, role)
SELECT s.id, (i.ids ->> 'mourned')::uuid, 'mentioned'
FROM (SELECT current_setting('probe.ids')::jsonb AS ids) AS i
INNER JOIN ledger.stories AS s ON s.storyteller_id = (i.ids ->> 'teller')::uuid
WHERE split_part(s.title, '/', 3) = 'sorry';

INSERT INTO ledger.consent_events (
    story_id, purpose, state, subject_id, recorded_by, method, occurred_at, expires_at, notice_version, notice_language,
    jurisdiction, recipients, withdrawal
)
SELECT
    s.id,
    p.purpose,
    e.state,
    s.storyteller_id,
    s.storyteller_id,
    'online',
    now() - interval '9 days',
    CASE split_part(s.title, '/', 1) WHEN 'lapsed' THEN now() - interval '1 day' END,
    '1',
    'en',
    'AU',
    '{the probe}',
    'none is needed'
FROM ledger.stories AS s
CROSS JOIN unnest(ARRAY['public_display', 'cross_community', 'research_use']) AS p (purpose)
CROSS JOIN (VALUES (1, 'given'), (2, 'withdrawn')) AS e (turn, state)
WHERE
    s.storyteller_id = (current_setting('probe.ids')::jsonb ->> 'teller')::uuid
    AND split_part(s.title, '/', 1) IN (p.purpose, 'withdrawn', 'lapsed', 'denied')
    AND (e.turn = 1 OR split_part(s.title, '/', 1) = 'withdrawn')
ORDER BY e.turn;

INSERT INTO ledger.story_analyses (story_id, version, kind, model, result)
SELECT s.id, s.version, 'themes', 'probe', '{}'
FROM ledger.stories AS s
WHERE s.storyteller_id = (current_setting('probe.ids')::jsonb ->> 'teller')::uuid;

-- Plan the queries of the readers as usual.
SET LOCAL enable_seqscan TO DEFAULT;
SET LOCAL plan_cache_mode TO DEFAULT;
