CREATE TABLE ledger.story_embeddings (
    story_id uuid NOT NULL,
    model text NOT NULL,
    version integer NOT NULL,
    embedding real[] NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT story_embeddings_pkey PRIMARY KEY (story_id, model),
    CONSTRAINT story_embeddings_story_id_fkey
    FOREIGN KEY (story_id) REFERENCES ledger.stories (id) ON DELETE RESTRICT,
    CONSTRAINT story_embeddings_model_check CHECK (model ~ '\S'),
    CONSTRAINT story_embeddings_version_check CHECK (version >= 1),
    CONSTRAINT story_embeddings_embedding_check
    CHECK (
        cardinality(embedding) BETWEEN 1 AND 16000
        AND array_ndims(embedding) = 1
        AND array_position(embedding, NULL) IS NULL
        AND 0 <> ANY(embedding)
    )
);
COMMENT ON TABLE ledger.story_embeddings IS
'What a story means to a model, as numbers: recorded only while consent to ai_analysis '
'is in effect, removed when it is withdrawn. No client reads it; searches answer with '
'stories.';
COMMENT ON COLUMN ledger.story_embeddings.story_id IS
'The story.';
COMMENT ON COLUMN ledger.story_embeddings.model IS
'Name and version of the model; embeddings of two models do not compare.';
COMMENT ON COLUMN ledger.story_embeddings.version IS
'The version of the text that was embedded.';
COMMENT ON COLUMN ledger.story_embeddings.embedding IS
'The numbers; of type vector where the server has it, else an array that is kept and '
'not searched.';
COMMENT ON COLUMN ledger.story_embeddings.created_at IS
'When it was recorded.';
