-- Imports people, and the communities that a text named. Only the same text is the same community.
CREATE TEMPORARY TABLE old_users ON COMMIT DROP AS
SELECT
    o.key, o.row, o.digest, pg_temp.as_uuid(o.row ->> 'id') AS id,
    CASE
        WHEN o.row ->> 'community_affiliation' ~ '\S' AND char_length(o.row ->> 'community_affiliation') <= 500
            THEN o.row ->> 'community_affiliation'
    END AS affiliation,
    array_remove(
        ARRAY[
            CASE WHEN pg_temp.as_text(o.row ->> 'full_name') IS NULL THEN 'has no name' END,
            CASE
                WHEN o.row ->> 'role' IN ('storyteller', 'researcher') THEN NULL
                ELSE 'a role that this ledger does not take over: a person is named elder or lead by their community'
            END,
            CASE WHEN o.row ->> 'community_affiliation' !~ '\S' THEN 'a blank affiliation is none' END,
            CASE
                WHEN char_length(o.row ->> 'community_affiliation') > 500 THEN 'an affiliation of more than 500 characters is none'
            END,
            CASE
                WHEN jsonb_typeof(o.row -> 'contact_preferences') <> 'object' AND o.row -> 'contact_preferences' <> 'null'
                    THEN 'contact_preferences is no object'
            END,
            CASE WHEN pg_temp.as_text(o.row ->> 'bio') IS NOT NULL THEN 'bio has no place here' END,
            CASE WHEN pg_temp.as_text(o.row ->> 'profile_image_url') IS NOT NULL THEN 'profile_image_url has no place here' END,
            CASE
                WHEN count(*) OVER (PARTITION BY lower(pg_temp.as_text(o.row ->> 'email'))) > 1
                    AND pg_temp.as_text(o.row ->> 'email') IS NOT NULL
                    THEN 'another row has the same email'
            END
        ],
        NULL
    ) AS reasons
FROM pg_temp.old_rows AS o
WHERE o.source = 'users';

CREATE TEMPORARY TABLE old_communities ON COMMIT DROP AS
SELECT
    u.affiliation AS key, coalesce(l.target_id, pg_temp.as_id('communities', u.affiliation)) AS id, l.target_id IS NULL AS is_new,
    coalesce(nullif(left(btrim(regexp_replace(lower(u.affiliation), '[^a-z0-9]+', '-', 'g'), '-'), 48), ''), 'community') AS slug,
    sha256(convert_to(u.affiliation, 'UTF8')) AS digest
FROM (SELECT DISTINCT affiliation FROM pg_temp.old_users WHERE affiliation IS NOT NULL) AS u
LEFT JOIN priv.legacy_rows AS l ON l.source = 'communities' AND l.legacy_key = u.affiliation;

-- A community of the profile can take over the text of its name only while it is empty, so nobody gains access.
UPDATE pg_temp.old_communities AS o
SET id = c.id
FROM ledger.communities AS c
WHERE o.is_new AND c.slug = o.slug
    AND o.key = (SELECT min(a.key COLLATE "C") FROM pg_temp.old_communities AS a WHERE a.slug = o.slug)
    AND NOT EXISTS (SELECT FROM ledger.community_members AS m WHERE m.community_id = c.id)
    AND NOT EXISTS (SELECT FROM ledger.story_communities AS s WHERE s.community_id = c.id)
    AND NOT EXISTS (SELECT FROM ledger.research_grants AS g WHERE g.community_id = c.id)
    AND NOT EXISTS (SELECT FROM ledger.sharing_agreements AS g WHERE c.id IN (g.community_a_id, g.community_b_id))
    AND NOT EXISTS (SELECT FROM priv.legacy_rows AS l WHERE l.source = 'communities' AND l.target_id = c.id);

INSERT INTO ledger.communities (id, region_id, slug, name, size_class, country, description)
SELECT
    o.id, r.id,
    CASE
        WHEN EXISTS (SELECT FROM ledger.communities AS c WHERE c.slug = o.slug)
            OR o.key <> (SELECT min(a.key COLLATE "C") FROM pg_temp.old_communities AS a WHERE a.slug = o.slug)
            THEN o.slug || '-' || left(encode(o.digest, 'hex'), 12)
        ELSE o.slug
    END,
    o.key, 'small', left(r.jurisdiction, 2), 'Adopted from an older instance.'
FROM pg_temp.old_communities AS o
CROSS JOIN ledger.regions AS r
WHERE r.is_local AND o.is_new
ON CONFLICT (id) DO NOTHING;

-- The home of stories by people without a community. It has no members.
INSERT INTO ledger.communities (id, region_id, slug, name, size_class, country, description)
SELECT
    pg_temp.as_id('communities', ''), r.id, 'adopted-without-community', 'Without a community', 'small', left(r.jurisdiction, 2),
    'Home of adopted stories whose storytellers named no community. Has no members and gets none.'
FROM ledger.regions AS r
WHERE r.is_local AND EXISTS (SELECT FROM pg_temp.old_users AS u WHERE u.affiliation IS NULL)
ON CONFLICT DO NOTHING;

INSERT INTO priv.legacy_rows (source, legacy_key, row_digest, outcome, reasons, target_id)
SELECT 'communities', o.key, o.digest, 'mapped', '{}', o.id FROM pg_temp.old_communities AS o WHERE o.is_new;

CREATE TEMPORARY TABLE new_users ON COMMIT DROP AS
SELECT u.*, EXISTS (SELECT FROM ledger.profiles AS p WHERE p.id = u.id) AS was_here
FROM pg_temp.old_users AS u
WHERE u.id IS NOT NULL AND u.key = u.row ->> 'id'
    AND NOT EXISTS (SELECT FROM priv.legacy_rows AS l WHERE l.source = 'users' AND l.legacy_key = u.key AND l.outcome <> 'left');

INSERT INTO ledger.profiles (id, display_name, role, pronouns, languages)
SELECT
    u.id, coalesce(pg_temp.as_text(u.row ->> 'full_name'), 'Unnamed'),
    CASE u.row ->> 'role' WHEN 'researcher' THEN 'researcher' ELSE 'storyteller' END,
    pg_temp.as_text(u.row ->> 'preferred_pronouns'),
    ARRAY(
        SELECT l.tag FROM unnest(pg_temp.as_list(u.row -> 'languages_spoken')) AS l (tag)
        WHERE l.tag ~ '^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$'
    )
FROM pg_temp.new_users AS u
WHERE NOT u.was_here;

INSERT INTO ledger.profile_contacts (profile_id, preferences)
SELECT u.id, c.preferences
FROM pg_temp.new_users AS u
CROSS JOIN LATERAL (
    SELECT
        CASE jsonb_typeof(u.row -> 'contact_preferences') WHEN 'object' THEN u.row -> 'contact_preferences' ELSE '{}' END
        || jsonb_strip_nulls(jsonb_build_object('email', pg_temp.as_text(u.row ->> 'email'))) AS preferences
) AS c
WHERE NOT u.was_here AND c.preferences <> '{}';

INSERT INTO ledger.community_members (community_id, profile_id, role, status)
SELECT c.id, u.id, 'member', 'active'
FROM pg_temp.new_users AS u
INNER JOIN pg_temp.old_communities AS c ON u.affiliation = c.key
WHERE NOT u.was_here;

INSERT INTO priv.legacy_rows AS l (source, legacy_key, row_digest, outcome, reasons, target_id)
SELECT
    'users', u.key, u.digest, CASE WHEN u.was_here THEN 'narrowed' ELSE 'mapped' END,
    u.reasons || CASE WHEN u.was_here THEN ARRAY['a profile with this id was here before and stays as it is'] ELSE '{}' END,
    u.id
FROM pg_temp.new_users AS u
ON CONFLICT (source, legacy_key) DO UPDATE
    SET row_digest = excluded.row_digest, outcome = excluded.outcome, reasons = excluded.reasons, target_id = excluded.target_id,
        adopted_at = excluded.adopted_at;
