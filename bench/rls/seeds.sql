-- The same stories in the tables, indexes and policies of the seeds, to the letter but for the schema, the kind of ids,
-- and the indexes ivfflat and full text, which no query here reads. Consent that has ended is false, as a program would
-- have to set it.
CREATE SCHEMA seeds;
CREATE FUNCTION seeds.uid() RETURNS uuid LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        nullif(current_setting('request.jwt.claim.sub', TRUE), ''),
        nullif(current_setting('request.jwt.claims', TRUE), '')::jsonb ->> 'sub'
    )::uuid
$$;
CREATE TYPE seeds.privacy_level AS ENUM ('private', 'community', 'public');

CREATE TABLE seeds.community_members AS
SELECT community_id, profile_id AS user_id, CASE WHEN valid_until < now() THEN 'left' ELSE status END AS status
FROM ledger.community_members;
ALTER TABLE seeds.community_members ADD PRIMARY KEY (community_id, user_id);

CREATE TABLE seeds.cultural_protocols AS
SELECT id, name, community_id, to_jsonb(ARRAY[id]) AS rules, 'mandatory' AS enforcement_level
FROM ledger.cultural_protocols;
ALTER TABLE seeds.cultural_protocols ADD PRIMARY KEY (id);

CREATE TABLE seeds.stories AS
SELECT
    id, title, content, summary, language, storyteller_id, home_community_id, community_ids,
    privacy::seeds.privacy_level AS privacy_level,
    jsonb_build_object(
        'public_display', coalesce(public_until > now(), FALSE),
        'research_use', coalesce(research_until > now(), FALSE),
        'ai_analysis', FALSE,
        'cross_community', coalesce(cross_community_until > now(), FALSE),
        'commercial_use', FALSE,
        'attribution_required', TRUE
    ) AS consent_settings,
    to_jsonb(coalesce(required_protocol_ids, '{}')) AS cultural_protocols,
    themes, 0.0::float8 AS sentiment_score, created_at, published_at
FROM ledger.stories;
ALTER TABLE seeds.stories ADD PRIMARY KEY (id);
CREATE INDEX idx_stories_themes ON seeds.stories USING gin (themes);
CREATE INDEX idx_stories_community ON seeds.stories USING gin (community_ids);
CREATE INDEX idx_stories_community_privacy_created ON seeds.stories (community_ids, privacy_level, created_at DESC);
CREATE INDEX idx_stories_storyteller_created ON seeds.stories (storyteller_id, created_at DESC);
CREATE INDEX idx_stories_viz_data ON seeds.stories (id, title, themes, sentiment_score, created_at)
INCLUDE (community_ids, storyteller_id);

ALTER TABLE seeds.stories ENABLE ROW LEVEL SECURITY;
CREATE POLICY "Public stories viewable by all" ON seeds.stories
USING (privacy_level = 'public' AND consent_settings ->> 'public_display' = 'true');
CREATE POLICY "Community stories for members" ON seeds.stories
USING (
    privacy_level = 'community' AND
    seeds.uid() IN (
        SELECT user_id FROM seeds.community_members
        WHERE community_id = ANY(stories.community_ids)
        AND status = 'active'
    )
);
CREATE POLICY "Storytellers control own stories" ON seeds.stories
USING (storyteller_id = seeds.uid())
WITH CHECK (storyteller_id = seeds.uid());
CREATE POLICY "Cultural protocol compliance" ON seeds.stories
USING (
    NOT EXISTS (
        SELECT 1 FROM seeds.cultural_protocols cp
        WHERE cp.community_id = ANY(stories.community_ids)
        AND cp.enforcement_level = 'mandatory'
        AND NOT stories.cultural_protocols @> cp.rules
    )
);

GRANT USAGE ON SCHEMA seeds TO anon, authenticated;
GRANT EXECUTE ON FUNCTION seeds.uid() TO anon, authenticated;
GRANT SELECT ON ALL TABLES IN SCHEMA seeds TO anon, authenticated;
