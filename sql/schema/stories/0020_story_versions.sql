CREATE TABLE ledger.story_versions (
    story_id uuid NOT NULL,
    version integer NOT NULL,
    title text NOT NULL,
    content text NOT NULL,
    summary text,
    transcription text,
    media jsonb NOT NULL,
    themes text[] NOT NULL,
    language text NOT NULL,
    sharing_setting text NOT NULL,
    attribution_required boolean NOT NULL,
    content_warnings text[] NOT NULL,
    kept_at timestamptz NOT NULL,
    CONSTRAINT story_versions_pkey PRIMARY KEY (story_id, version),
    CONSTRAINT story_versions_story_id_fkey
    FOREIGN KEY (story_id) REFERENCES ledger.stories (id) ON DELETE RESTRICT,
    CONSTRAINT story_versions_version_check CHECK (version >= 1)
);
COMMENT ON TABLE ledger.story_versions IS
'Every text of a story that was put to review, as its reviewers were shown it; never '
'changed. The published one is read by whoever may read the story, the others by the '
'storyteller and by those who may review it.';
COMMENT ON COLUMN ledger.story_versions.story_id IS
'The story.';
COMMENT ON COLUMN ledger.story_versions.version IS
'What stories.version said when this text was put to review; approvals name it.';
COMMENT ON COLUMN ledger.story_versions.title IS
'What the storyteller called it.';
COMMENT ON COLUMN ledger.story_versions.content IS
'The text; empty where the story is told by recording alone.';
COMMENT ON COLUMN ledger.story_versions.summary IS
'A few sentences for lists; NULL without one.';
COMMENT ON COLUMN ledger.story_versions.transcription IS
'Text of a spoken story; NULL without one.';
COMMENT ON COLUMN ledger.story_versions.media IS
'Array of recordings and images: where each lay, its kind and its description.';
COMMENT ON COLUMN ledger.story_versions.themes IS
'What the story was about, in the storyteller''s words.';
COMMENT ON COLUMN ledger.story_versions.language IS
'BCP 47 tag of the language that it was told in.';
COMMENT ON COLUMN ledger.story_versions.sharing_setting IS
'Whether a reader had to satisfy all protocols of the story or any one of them.';
COMMENT ON COLUMN ledger.story_versions.attribution_required IS
'True where whoever retold this version had to name the storyteller.';
COMMENT ON COLUMN ledger.story_versions.content_warnings IS
'What a reader should know beforehand.';
COMMENT ON COLUMN ledger.story_versions.kept_at IS
'When this text was first put to review.';
