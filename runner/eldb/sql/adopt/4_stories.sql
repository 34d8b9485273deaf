-- Imports stories. The old rules showed a story to its teller, to everybody if public, and to people of the same affiliation if
-- for the community. Nobody else may see it here.
CREATE TEMPORARY TABLE new_stories ON COMMIT DROP AS
WITH homes AS (
    -- People who joined later did not see the stories of the old community.
    SELECT
        c.key, c.id,
        EXISTS (
            SELECT FROM ledger.community_members AS m
            WHERE m.community_id = c.id AND NOT EXISTS (
                SELECT FROM pg_temp.old_users AS u WHERE u.id = m.profile_id AND u.affiliation = c.key
            )
        )
        OR EXISTS (SELECT FROM ledger.research_grants AS g WHERE g.community_id = c.id)
        OR EXISTS (SELECT FROM ledger.sharing_agreements AS g WHERE c.id IN (g.community_a_id, g.community_b_id)) AS has_grown
    FROM pg_temp.old_communities AS c
),

read AS (
    SELECT
        o.key, o.row, o.digest, u.id AS storyteller_id, coalesce(h.id, pg_temp.as_id('communities', '')) AS home_id,
        h.id IS NOT NULL AS has_home, coalesce(h.has_grown, FALSE) AS has_grown,
        coalesce(pg_temp.as_time(o.row ->> 'submitted_at'), pg_temp.as_time(o.row ->> 'created_at'), 'epoch') AS told_at,
        pg_temp.as_time(o.row ->> 'submitted_at') IS NULL AS has_no_time,
        o.row -> 'consent_settings' AS settings,
        pg_temp.as_protocols(o.row -> 'cultural_protocols') || pg_temp.as_protocols(u.row -> 'cultural_protocols') AS protocols,
        pg_temp.as_protocols(o.row -> 'cultural_protocols') IS NULL
        OR pg_temp.as_protocols(u.row -> 'cultural_protocols') IS NULL AS is_under_unknown,
        coalesce(o.row ->> 'privacy_level', '') AS old_privacy, coalesce(o.row ->> 'status', '') AS old_status,
        (
            SELECT coalesce(jsonb_agg(jsonb_build_object('kind', m.kind, 'url', m.url)), '[]')
            FROM (
                VALUES ('audio', o.row ->> 'audio_url'), ('video', o.row ->> 'video_url')
            ) AS m (kind, url)
            WHERE m.url ~ '\S'
        ) || CASE WHEN jsonb_typeof(o.row -> 'media_content') = 'array' THEN o.row -> 'media_content' ELSE '[]' END AS media
    FROM pg_temp.old_rows AS o
    INNER JOIN pg_temp.old_users AS u ON u.key = o.row ->> 'storyteller_id'
    INNER JOIN priv.legacy_rows AS lu ON lu.source = 'users' AND lu.legacy_key = u.key AND lu.outcome <> 'left'
    LEFT JOIN homes AS h ON u.affiliation = h.key
    WHERE o.source = 'stories' AND pg_temp.as_uuid(o.row ->> 'id') IS NOT NULL AND o.key = o.row ->> 'id'
        AND NOT EXISTS (
            SELECT FROM priv.legacy_rows AS l WHERE l.source = 'stories' AND l.legacy_key = o.key AND l.outcome <> 'left'
        )
),

private AS (
    SELECT
        r.*,
        CASE
            WHEN r.is_under_unknown THEN 'private'
            WHEN r.old_privacy = 'public' AND pg_temp.as_consent(r.settings, 'allowPublicSharing') THEN 'public'
            WHEN r.old_privacy IN ('public', 'community') AND pg_temp.as_consent(r.settings, 'allowCommunitySharing')
                AND r.has_home AND NOT r.has_grown THEN 'community'
            ELSE 'private'
        END AS privacy,
        r.row ->> 'transcript' ~ '\S' OR r.media <> '[]' AS has_text
    FROM read AS r
),

settled AS (
    SELECT
        p.*,
        CASE
            WHEN p.has_text IS NOT TRUE THEN 'draft'
            WHEN p.old_status = 'published' THEN 'published'
            WHEN p.old_status = 'archived' AND p.privacy <> 'private' THEN 'archived'
            -- Elders and leads read every archived story of their home, also a private one.
            WHEN p.old_status = 'archived' THEN 'withdrawn'
            WHEN p.old_status IN ('pending', 'analyzed') AND p.privacy <> 'private' THEN 'submitted'
            ELSE 'draft'
        END AS status
    FROM private AS p
)

SELECT
    s.*, pg_temp.as_id('stories', s.key, s.told_at) AS id,
    array_remove(
        ARRAY[
            CASE
                WHEN s.old_privacy NOT IN ('private', 'community', 'public') THEN 'privacy_level is none of private, community, public'
            END,
            CASE WHEN s.is_under_unknown THEN 'cultural_protocols say what no protocol here expresses: held private' END,
            CASE
                WHEN s.old_privacy = 'public' AND s.privacy <> 'public' AND NOT s.is_under_unknown
                    THEN 'public, but allowPublicSharing is not true'
            END,
            CASE
                WHEN s.old_privacy IN ('public', 'community') AND s.privacy = 'private' AND NOT s.is_under_unknown
                    THEN CASE
                        WHEN NOT s.has_home THEN 'its storyteller has no community'
                        WHEN s.has_grown THEN 'its community has others in it by now'
                        ELSE 'allowCommunitySharing is not true'
                    END
            END,
            CASE WHEN s.protocols <> '{}' THEN 'under protocols that nobody has been admitted to yet' END,
            CASE WHEN s.has_text IS NOT TRUE AND s.old_status <> '' THEN 'has neither transcript nor media: a draft' END,
            CASE WHEN s.old_status IN ('pending', 'analyzed') THEN 'was ' || s.old_status || ': waits for its review' END,
            CASE WHEN s.status = 'withdrawn' THEN 'archived and private: only its storyteller sees it' END,
            CASE WHEN s.old_status = 'archived' AND s.status = 'archived' THEN 'archived: elders and leads of its home see it' END,
            CASE
                WHEN s.old_status NOT IN ('pending', 'analyzed', 'published', 'archived')
                    THEN 'status is none of pending, analyzed, published, archived: a draft'
            END
        ],
        NULL
    ) AS narrowed,
    array_remove(
        ARRAY[
            CASE WHEN s.has_no_time THEN 'submitted_at is no instant from 1970 to now' END,
            CASE WHEN jsonb_typeof(s.settings) IS DISTINCT FROM 'object' THEN 'consent_settings is no object: no consent' END,
            CASE WHEN pg_temp.as_text(s.row ->> 'title') IS NULL THEN 'has no title' END,
            CASE WHEN char_length(s.row ->> 'title') > 300 THEN 'title is cut after 300 characters' END,
            CASE
                WHEN jsonb_typeof(s.row -> 'media_content') NOT IN ('array', 'null') THEN 'media_content is no list and stays behind'
            END
        ] || ARRAY(
            SELECT format('%s has no place here', f.name)
            FROM unnest(ARRAY['submission_method', 'location', 'geographic_region', 'personal_quotes']) AS f (name)
            WHERE s.row -> f.name NOT IN ('null', '""', '[]', '{}')
        ),
        NULL
    ) AS noted
FROM settled AS s;

SELECT ops.extend_partitions('ledger.stories', (SELECT array_agg(told_at) FROM pg_temp.new_stories));

INSERT INTO ledger.stories (
    id, storyteller_id, home_community_id, community_ids, period_keys, title, transcription, media, themes, language, privacy,
    created_at, updated_at, legacy_id
)
SELECT
    s.id, s.storyteller_id, s.home_id, ARRAY[s.home_id], ARRAY[s.home_id],
    coalesce(left(pg_temp.as_text(s.row ->> 'title'), 300), 'Untitled'), pg_temp.as_text(s.row ->> 'transcript'), s.media,
    ARRAY(
        SELECT t.theme FROM unnest(pg_temp.as_list(s.row -> 'tags') || pg_temp.as_list(s.row -> 'story_themes')) AS t (theme)
        GROUP BY t.theme ORDER BY t.theme
    ),
    'und', s.privacy, s.told_at, now(), s.key::uuid
FROM pg_temp.new_stories AS s;

CREATE TEMPORARY TABLE new_protocols ON COMMIT DROP AS
SELECT
    p.home_id, p.name, pg_temp.as_id('protocols', p.home_id || ':' || p.name) AS id, array_agg(p.id ORDER BY p.id) AS stories,
    (array_agg(p.storyteller_id ORDER BY p.id))[1] AS created_by
FROM (SELECT DISTINCT s.home_id, s.id, s.storyteller_id, n.name FROM pg_temp.new_stories AS s CROSS JOIN unnest(s.protocols) AS n (name)) AS p
GROUP BY p.home_id, p.name;

WITH added AS (
    INSERT INTO ledger.cultural_protocols (id, community_id, name, description, created_by, created_at)
    SELECT p.id, p.home_id, p.name, 'Adopted from an older instance; its community admits who may read.', p.created_by, now()
    FROM pg_temp.new_protocols AS p
    ON CONFLICT (id) DO NOTHING
    RETURNING id, community_id
)

INSERT INTO ledger.protocol_communities (protocol_id, community_id) SELECT a.id, a.community_id FROM added AS a;

INSERT INTO ledger.story_protocols (story_id, protocol_id, added_by, added_at)
SELECT s.id, p.id, s.storyteller_id, now()
FROM pg_temp.new_protocols AS p
INNER JOIN pg_temp.new_stories AS s ON s.id = ANY(p.stories);

INSERT INTO ledger.consent_events (
    id, story_id, purpose, state, subject_id, recorded_by, method, occurred_at, notice_version, notice_language, jurisdiction,
    recipients, withdrawal, reason
)
SELECT
    pg_temp.as_id('consent', s.key || ':' || k.key, s.told_at), s.id, cp.code,
    CASE WHEN c.is_given THEN 'given' ELSE 'refused' END, s.storyteller_id, s.storyteller_id, 'import', s.told_at,
    'consent_settings', 'und', r.jurisdiction, cp.recipients, format('ledger.withdraw_consent(%L, %L)', s.id, cp.code),
    format('%s was %s in an older instance.', k.key, c.is_given)
FROM pg_temp.new_stories AS s
CROSS JOIN (
    VALUES
    ('allowPublicSharing', 'public_display'),
    ('allowCrossCommunityConnection', 'cross_community'),
    ('allowResearch', 'research_use'),
    ('allowAnalysis', 'ai_analysis'),
    ('allowValueCreation', 'commercial_use'),
    ('allowPolicyUse', 'policy_use'),
    ('allowMediaUse', 'media_use')
) AS k (key, purpose)
INNER JOIN ledger.consent_purposes AS cp ON k.purpose = cp.code
CROSS JOIN ledger.regions AS r
CROSS JOIN LATERAL (SELECT pg_temp.as_consent(s.settings, k.key) AS is_given) AS c
WHERE r.is_local AND c.is_given IS NOT NULL
ORDER BY s.id, cp.code;

UPDATE ledger.stories AS s
SET status = 'submitted', submitted_at = n.told_at
FROM pg_temp.new_stories AS n
WHERE s.id = n.id AND n.status IN ('submitted', 'published', 'archived');

UPDATE ledger.stories AS s
SET status = 'published', review_status = 'approved', published_at = n.told_at
FROM pg_temp.new_stories AS n
WHERE s.id = n.id AND n.status IN ('published', 'archived');

UPDATE ledger.stories AS s
SET status = n.status, archived_at = CASE n.status WHEN 'archived' THEN now() END
FROM pg_temp.new_stories AS n
WHERE s.id = n.id AND n.status IN ('archived', 'withdrawn');

INSERT INTO priv.legacy_rows AS l (source, legacy_key, row_digest, outcome, reasons, target_id)
SELECT
    'stories', s.key, s.digest, CASE WHEN s.narrowed = '{}' THEN 'mapped' ELSE 'narrowed' END, s.narrowed || s.noted, s.id
FROM pg_temp.new_stories AS s
ON CONFLICT (source, legacy_key) DO UPDATE
    SET row_digest = excluded.row_digest, outcome = excluded.outcome, reasons = excluded.reasons, target_id = excluded.target_id,
        adopted_at = excluded.adopted_at;
