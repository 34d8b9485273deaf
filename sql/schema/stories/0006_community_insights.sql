CREATE TABLE ledger.community_insights (
    id uuid NOT NULL,
    community_id uuid NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    description text NOT NULL,
    confidence numeric(4, 3),
    recorded_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT community_insights_pkey PRIMARY KEY (id),
    CONSTRAINT community_insights_community_id_fkey
    FOREIGN KEY (community_id) REFERENCES ledger.communities (id) ON DELETE RESTRICT,
    CONSTRAINT community_insights_recorded_by_fkey
    FOREIGN KEY (recorded_by) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT community_insights_kind_check
    CHECK (kind IN ('theme', 'trend', 'need', 'success')),
    CONSTRAINT community_insights_title_check
    CHECK (title ~ '\S' AND char_length(title) <= 300),
    CONSTRAINT community_insights_confidence_check CHECK (confidence BETWEEN 0 AND 1)
);
COMMENT ON TABLE ledger.community_insights IS
'What a community learned from its stories, written down by its elders and leads. Read '
'by its active members.';
COMMENT ON COLUMN ledger.community_insights.id IS
'UUIDv7; insights sort by it.';
COMMENT ON COLUMN ledger.community_insights.community_id IS
'The community that learned it and that it belongs to.';
COMMENT ON COLUMN ledger.community_insights.kind IS
'theme, trend, need or success.';
COMMENT ON COLUMN ledger.community_insights.title IS
'The insight in one line, at most 300 characters.';
COMMENT ON COLUMN ledger.community_insights.description IS
'The insight in full.';
COMMENT ON COLUMN ledger.community_insights.confidence IS
'How sure its authors are, from 0 to 1; NULL where nobody judged it.';
COMMENT ON COLUMN ledger.community_insights.recorded_by IS
'The elder or lead who wrote it down.';
COMMENT ON COLUMN ledger.community_insights.created_at IS
'When it was recorded.';

CREATE INDEX community_insights_community_id_idx
ON ledger.community_insights (community_id, id DESC);
CREATE INDEX community_insights_recorded_by_idx
ON ledger.community_insights (recorded_by);

CREATE TABLE ledger.insight_stories (
    insight_id uuid NOT NULL,
    story_id uuid NOT NULL,
    CONSTRAINT insight_stories_pkey PRIMARY KEY (insight_id, story_id),
    CONSTRAINT insight_stories_insight_id_fkey
    FOREIGN KEY (insight_id) REFERENCES ledger.community_insights (id)
    ON DELETE RESTRICT,
    CONSTRAINT insight_stories_story_id_fkey
    FOREIGN KEY (story_id) REFERENCES ledger.stories (id) ON DELETE RESTRICT
);
COMMENT ON TABLE ledger.insight_stories IS
'The stories that an insight rests on. A row is read by whoever may read both the '
'insight and the story.';
COMMENT ON COLUMN ledger.insight_stories.insight_id IS
'The insight.';
COMMENT ON COLUMN ledger.insight_stories.story_id IS
'A story that supports it.';

CREATE INDEX insight_stories_story_id_idx ON ledger.insight_stories (story_id);
