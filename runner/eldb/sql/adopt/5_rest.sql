-- Imports rows that belong to stories and communities if the new tables can store them. It leaves out the others, with reasons.
CREATE TEMPORARY TABLE told ON COMMIT DROP AS
SELECT
    o.source, o.key, o.row, o.digest, s.id AS story_id, s.home_community_id, s.status, s.privacy, s.required_protocol_ids, s.ai_until,
    coalesce(pg_temp.as_time(o.row ->> 'created_at'), s.created_at, 'epoch') AS at,
    (
        SELECT lu.target_id
        FROM priv.legacy_rows AS lu
        WHERE lu.source = 'users' AND lu.outcome <> 'left'
            AND lu.legacy_key = coalesce(o.row ->> 'recorded_by', o.row ->> 'created_by')
    ) AS recorded_by,
    NULL::text AS refusal
FROM pg_temp.old_rows AS o
LEFT JOIN priv.legacy_rows AS ls ON ls.source = 'stories' AND ls.outcome <> 'left' AND ls.legacy_key = o.row ->> 'story_id'
LEFT JOIN ledger.stories AS s ON s.id = ls.target_id
WHERE o.source NOT IN ('users', 'stories')
    AND NOT EXISTS (
        SELECT FROM priv.legacy_rows AS l WHERE l.source = o.source AND l.legacy_key = o.key AND l.outcome <> 'left'
    );

UPDATE pg_temp.told AS t
SET refusal = CASE
    WHEN t.source IN ('story_analysis', 'value_events', 'content_calendar') AND t.story_id IS NULL THEN 'its story is not here'
    WHEN t.source = 'story_analysis' AND t.ai_until IS NULL THEN 'its story has no consent to ai_analysis'
    WHEN t.source IN ('value_events', 'content_calendar', 'community_insights') AND t.recorded_by IS NULL
        THEN 'nobody who is here recorded it'
    WHEN t.source = 'value_events' AND coalesce(t.row ->> 'kind', t.row ->> 'event_type', '') NOT IN ('social', 'cultural', 'research')
        THEN 'its kind is none of social, cultural, research; money is recorded anew, with its currency'
    WHEN t.source IN ('value_events', 'community_insights') AND pg_temp.as_text(t.row ->> 'description') IS NULL
        THEN 'has no description'
    WHEN t.source = 'content_calendar' AND coalesce(t.row ->> 'kind', t.row ->> 'content_type', '') NOT IN ('publish', 'feature', 'gathering')
        THEN 'its kind is none of publish, feature, gathering'
    WHEN t.source = 'content_calendar' AND coalesce(t.row ->> 'status', '') NOT IN ('planned', 'scheduled')
        THEN 'is not planned any more'
    WHEN t.source = 'content_calendar' AND pg_temp.as_date(coalesce(t.row ->> 'planned_for', t.row ->> 'scheduled_for')) IS NULL
        THEN 'its date is none'
    WHEN t.source = 'community_insights' AND NOT EXISTS (
        SELECT FROM priv.legacy_rows AS l WHERE l.source = 'communities' AND l.legacy_key = t.row ->> 'community_id'
    ) THEN 'its community is not here'
    WHEN t.source = 'community_insights'
        AND coalesce(t.row ->> 'kind', t.row ->> 'insight_type', '') NOT IN ('theme', 'trend', 'need', 'success')
        THEN 'its kind is none of theme, trend, need, success'
    WHEN t.source = 'community_insights' AND pg_temp.as_text(t.row ->> 'title') IS NULL THEN 'has no title'
    WHEN t.source = 'community_insights' AND pg_temp.as_list(t.row -> 'supporting_stories') = '{}'
        THEN 'names no stories: whoever may not see them might read of them here'
    WHEN t.source = 'community_insights' AND EXISTS (
        SELECT FROM unnest(pg_temp.as_list(t.row -> 'supporting_stories')) AS n (key)
        WHERE NOT EXISTS (
            SELECT FROM priv.legacy_rows AS l
            INNER JOIN ledger.stories AS s ON s.id = l.target_id
            INNER JOIN priv.legacy_rows AS c ON c.source = 'communities' AND c.target_id = s.home_community_id
            WHERE l.source = 'stories' AND l.legacy_key = n.key AND c.legacy_key = t.row ->> 'community_id'
                AND s.status = 'published' AND s.privacy <> 'private' AND s.required_protocol_ids IS NULL
        )
    ) THEN 'rests on a story that its community may not see'
    WHEN t.source = 'storyteller_connections' THEN 'the consent of both is not on record: they connect anew'
END;

INSERT INTO ledger.story_analyses (id, story_id, version, kind, model, result, created_at)
SELECT
    pg_temp.as_id(t.source, t.key, t.at), t.story_id, 1,
    coalesce(substring(lower(t.row ->> 'analysis_type') FROM '^[a-z][a-z_]{0,62}$'), 'analysis'),
    coalesce(pg_temp.as_text(t.row ->> 'model'), pg_temp.as_text(t.row ->> 'ai_model'), 'unknown'),
    t.row - ARRAY['id', 'story_id', 'created_at'], t.at
FROM pg_temp.told AS t
WHERE t.source = 'story_analysis' AND t.refusal IS NULL;

INSERT INTO ledger.value_events (id, story_id, kind, description, occurred_on, recorded_by, recorded_at)
SELECT
    pg_temp.as_id(t.source, t.key, t.at), t.story_id, coalesce(t.row ->> 'kind', t.row ->> 'event_type'),
    pg_temp.as_text(t.row ->> 'description'), (t.at AT TIME ZONE 'UTC')::date, t.recorded_by, t.at
FROM pg_temp.told AS t
WHERE t.source = 'value_events' AND t.refusal IS NULL;

INSERT INTO ledger.content_calendar (id, story_id, community_id, kind, planned_for, note, planned_by, planned_at)
SELECT
    pg_temp.as_id(t.source, t.key, t.at), t.story_id, t.home_community_id, coalesce(t.row ->> 'kind', t.row ->> 'content_type'),
    pg_temp.as_date(coalesce(t.row ->> 'planned_for', t.row ->> 'scheduled_for')), pg_temp.as_text(t.row ->> 'note'), t.recorded_by, t.at
FROM pg_temp.told AS t
WHERE t.source = 'content_calendar' AND t.refusal IS NULL;

INSERT INTO ledger.community_insights (id, community_id, kind, title, description, recorded_by, created_at)
SELECT
    pg_temp.as_id(t.source, t.key, t.at), l.target_id, coalesce(t.row ->> 'kind', t.row ->> 'insight_type'),
    left(pg_temp.as_text(t.row ->> 'title'), 300), pg_temp.as_text(t.row ->> 'description'), t.recorded_by, t.at
FROM pg_temp.told AS t
INNER JOIN priv.legacy_rows AS l ON l.source = 'communities' AND l.legacy_key = t.row ->> 'community_id'
WHERE t.source = 'community_insights' AND t.refusal IS NULL;

INSERT INTO ledger.insight_stories (insight_id, story_id)
SELECT pg_temp.as_id(t.source, t.key, t.at), l.target_id
FROM pg_temp.told AS t
CROSS JOIN unnest(pg_temp.as_list(t.row -> 'supporting_stories')) AS n (key)
INNER JOIN priv.legacy_rows AS l ON l.source = 'stories' AND l.legacy_key = n.key
WHERE t.source = 'community_insights' AND t.refusal IS NULL;

INSERT INTO priv.legacy_rows AS l (source, legacy_key, row_digest, outcome, reasons, target_id)
SELECT t.source, t.key, t.digest, 'mapped', '{}', pg_temp.as_id(t.source, t.key, t.at)
FROM pg_temp.told AS t
WHERE t.refusal IS NULL
ON CONFLICT (source, legacy_key) DO UPDATE
    SET row_digest = excluded.row_digest, outcome = excluded.outcome, reasons = excluded.reasons, target_id = excluded.target_id,
        adopted_at = excluded.adopted_at;

-- Records every row that was not imported, with the reason.
INSERT INTO priv.legacy_rows AS l (source, legacy_key, row_digest, outcome, reasons)
SELECT
    o.source, o.key, o.digest, 'left',
    ARRAY[
        CASE
            WHEN t.refusal IS NOT NULL THEN t.refusal
            WHEN pg_temp.as_uuid(o.row ->> 'id') IS NULL THEN 'its id is no UUID'
            WHEN o.key <> o.row ->> 'id' THEN 'another row has the same id'
            ELSE 'its storyteller is not here'
        END
    ]
FROM pg_temp.old_rows AS o
LEFT JOIN pg_temp.told AS t ON t.source = o.source AND t.key = o.key
WHERE NOT EXISTS (
    SELECT FROM priv.legacy_rows AS k WHERE k.source = o.source AND k.legacy_key = o.key AND k.outcome <> 'left'
)
ON CONFLICT (source, legacy_key) DO UPDATE
    SET row_digest = excluded.row_digest, reasons = excluded.reasons, adopted_at = excluded.adopted_at
    WHERE (l.row_digest, l.reasons) IS DISTINCT FROM (excluded.row_digest, excluded.reasons);
