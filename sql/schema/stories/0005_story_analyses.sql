CREATE TABLE ledger.story_analyses (
    id uuid NOT NULL,
    story_id uuid NOT NULL,
    version integer NOT NULL,
    kind text NOT NULL,
    model text NOT NULL,
    result jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT story_analyses_pkey PRIMARY KEY (id),
    CONSTRAINT story_analyses_story_id_fkey
    FOREIGN KEY (story_id) REFERENCES ledger.stories (id) ON DELETE RESTRICT,
    CONSTRAINT story_analyses_version_check CHECK (version >= 1),
    CONSTRAINT story_analyses_kind_check CHECK (kind ~ '^[a-z][a-z_]{0,62}$'),
    CONSTRAINT story_analyses_model_check CHECK (model ~ '\S'),
    CONSTRAINT story_analyses_result_check CHECK (jsonb_typeof(result) = 'object')
);
COMMENT ON TABLE ledger.story_analyses IS
'What software found in a story, recorded only while consent to ai_analysis is in '
'effect. Read by whoever may read the story.';
COMMENT ON COLUMN ledger.story_analyses.id IS
'UUIDv7; analyses sort by it.';
COMMENT ON COLUMN ledger.story_analyses.story_id IS
'The story.';
COMMENT ON COLUMN ledger.story_analyses.version IS
'The version that was analysed.';
COMMENT ON COLUMN ledger.story_analyses.kind IS
'What was looked for, for instance themes, sentiment or quotes.';
COMMENT ON COLUMN ledger.story_analyses.model IS
'Name and version of the software.';
COMMENT ON COLUMN ledger.story_analyses.result IS
'What it found; an object whose keys depend on kind.';
COMMENT ON COLUMN ledger.story_analyses.created_at IS
'When it was recorded.';

CREATE INDEX story_analyses_story_id_idx ON ledger.story_analyses (story_id, id DESC);
