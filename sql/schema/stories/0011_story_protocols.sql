CREATE TABLE ledger.story_protocols (
    story_id uuid NOT NULL,
    protocol_id uuid NOT NULL,
    added_by uuid NOT NULL,
    added_at timestamptz NOT NULL,
    CONSTRAINT story_protocols_pkey PRIMARY KEY (story_id, protocol_id),
    CONSTRAINT story_protocols_story_id_fkey
    FOREIGN KEY (story_id) REFERENCES ledger.stories (id) ON DELETE RESTRICT,
    CONSTRAINT story_protocols_protocol_id_fkey
    FOREIGN KEY (protocol_id) REFERENCES ledger.cultural_protocols (id)
    ON DELETE RESTRICT,
    CONSTRAINT story_protocols_added_by_fkey
    FOREIGN KEY (added_by) REFERENCES ledger.profiles (id) ON DELETE RESTRICT
);
COMMENT ON TABLE ledger.story_protocols IS
'The protocols that a story is under. Read by whoever may read the story.';
COMMENT ON COLUMN ledger.story_protocols.story_id IS 'The story.';
COMMENT ON COLUMN ledger.story_protocols.protocol_id IS 'A protocol that binds it.';
COMMENT ON COLUMN ledger.story_protocols.added_by IS 'Who applied it.';
COMMENT ON COLUMN ledger.story_protocols.added_at IS 'When it was applied.';

CREATE INDEX story_protocols_protocol_id_idx
ON ledger.story_protocols (protocol_id, story_id);
CREATE INDEX story_protocols_added_by_idx ON ledger.story_protocols (added_by);
