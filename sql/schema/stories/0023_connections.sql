CREATE TABLE ledger.knowledge_connections (
    id uuid NOT NULL,
    source_story_id uuid NOT NULL,
    target_story_id uuid NOT NULL,
    connection_type text NOT NULL,
    strength numeric(4, 3),
    discovered_by text NOT NULL,
    recorded_by uuid,
    model text,
    note text,
    created_at timestamptz NOT NULL,
    verified_by uuid,
    verified_at timestamptz,
    CONSTRAINT knowledge_connections_pkey PRIMARY KEY (id),
    CONSTRAINT knowledge_connections_source_story_id_key
    UNIQUE (source_story_id, target_story_id, connection_type),
    CONSTRAINT knowledge_connections_source_story_id_fkey
    FOREIGN KEY (source_story_id) REFERENCES ledger.stories (id) ON DELETE RESTRICT,
    CONSTRAINT knowledge_connections_target_story_id_fkey
    FOREIGN KEY (target_story_id) REFERENCES ledger.stories (id) ON DELETE RESTRICT,
    CONSTRAINT knowledge_connections_recorded_by_fkey
    FOREIGN KEY (recorded_by) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT knowledge_connections_verified_by_fkey
    FOREIGN KEY (verified_by) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT knowledge_connections_target_story_id_check
    CHECK (target_story_id <> source_story_id),
    CONSTRAINT knowledge_connections_connection_type_check
    CHECK (connection_type ~ '^[a-z][a-z_]{0,62}$'),
    CONSTRAINT knowledge_connections_strength_check CHECK (strength BETWEEN 0 AND 1),
    CONSTRAINT knowledge_connections_discovered_by_check
    CHECK (discovered_by IN ('ai', 'community', 'storyteller')),
    CONSTRAINT knowledge_connections_recorded_by_check
    CHECK ((recorded_by IS NULL) = (discovered_by = 'ai')),
    CONSTRAINT knowledge_connections_model_check
    CHECK ((model IS NOT NULL) = (discovered_by = 'ai') AND model ~ '\S'),
    CONSTRAINT knowledge_connections_verified_by_check
    CHECK (
        (verified_by IS NULL) = (verified_at IS NULL) AND verified_by <> recorded_by
    )
);
COMMENT ON TABLE ledger.knowledge_connections IS
'How one story leads to another, one row an ordered pair and type. Read only by '
'whoever may read both stories.';
COMMENT ON COLUMN ledger.knowledge_connections.id IS
'UUIDv7; connections sort by it.';
COMMENT ON COLUMN ledger.knowledge_connections.source_story_id IS
'The story that it leads from.';
COMMENT ON COLUMN ledger.knowledge_connections.target_story_id IS
'The story that it leads to.';
COMMENT ON COLUMN ledger.knowledge_connections.connection_type IS
'How they belong together, for instance answers, continues or same_place.';
COMMENT ON COLUMN ledger.knowledge_connections.strength IS
'How sure whoever found it is, from 0 to 1; NULL where nobody judged it.';
COMMENT ON COLUMN ledger.knowledge_connections.discovered_by IS
'ai for software; storyteller for the teller of one of the stories; community for an '
'elder or lead.';
COMMENT ON COLUMN ledger.knowledge_connections.recorded_by IS
'The person who recorded it; NULL for software.';
COMMENT ON COLUMN ledger.knowledge_connections.model IS
'Name and version of the software; NULL for a person.';
COMMENT ON COLUMN ledger.knowledge_connections.note IS
'What it means to the communities, where somebody said it.';
COMMENT ON COLUMN ledger.knowledge_connections.created_at IS
'When it was recorded.';
COMMENT ON COLUMN ledger.knowledge_connections.verified_by IS
'The elder or lead who confirmed it, never who recorded it; NULL before.';
COMMENT ON COLUMN ledger.knowledge_connections.verified_at IS
'When it was confirmed; NULL before.';

CREATE INDEX knowledge_connections_target_story_id_idx
ON ledger.knowledge_connections (target_story_id);
CREATE INDEX knowledge_connections_recorded_by_idx
ON ledger.knowledge_connections (recorded_by);
CREATE INDEX knowledge_connections_verified_by_idx
ON ledger.knowledge_connections (verified_by);

CREATE TABLE ledger.storyteller_connections (
    profile_a_id uuid NOT NULL,
    profile_b_id uuid NOT NULL,
    a_consented_at timestamptz,
    b_consented_at timestamptz,
    is_active boolean NOT NULL GENERATED ALWAYS AS (
        a_consented_at IS NOT NULL AND b_consented_at IS NOT NULL
    ) STORED,
    CONSTRAINT storyteller_connections_pkey PRIMARY KEY (profile_a_id, profile_b_id),
    CONSTRAINT storyteller_connections_profile_a_id_fkey
    FOREIGN KEY (profile_a_id) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT storyteller_connections_profile_b_id_fkey
    FOREIGN KEY (profile_b_id) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT storyteller_connections_profile_b_id_check
    CHECK (profile_a_id < profile_b_id),
    CONSTRAINT storyteller_connections_consented_at_check
    CHECK (a_consented_at IS NOT NULL OR b_consented_at IS NOT NULL)
);
COMMENT ON TABLE ledger.storyteller_connections IS
'Storytellers who know each other, one row a pair, the smaller id first. Active when '
'both said yes; a no removes the row. Read by the two alone.';
COMMENT ON COLUMN ledger.storyteller_connections.profile_a_id IS
'One of the two, with the smaller id.';
COMMENT ON COLUMN ledger.storyteller_connections.profile_b_id IS
'The other one.';
COMMENT ON COLUMN ledger.storyteller_connections.a_consented_at IS
'When the first said yes; NULL before.';
COMMENT ON COLUMN ledger.storyteller_connections.b_consented_at IS
'When the other said yes; NULL before.';
COMMENT ON COLUMN ledger.storyteller_connections.is_active IS
'True when both said yes.';

CREATE INDEX storyteller_connections_profile_b_id_idx
ON ledger.storyteller_connections (profile_b_id);
