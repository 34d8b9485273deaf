CREATE TABLE ledger.collaboration_sessions (
    id uuid NOT NULL,
    story_id uuid NOT NULL,
    started_by uuid NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at timestamptz,
    last_number bigint NOT NULL DEFAULT 0,
    CONSTRAINT collaboration_sessions_pkey PRIMARY KEY (id),
    CONSTRAINT collaboration_sessions_story_id_key UNIQUE (story_id, id),
    CONSTRAINT collaboration_sessions_story_id_fkey
    FOREIGN KEY (story_id) REFERENCES ledger.stories (id) ON DELETE RESTRICT,
    CONSTRAINT collaboration_sessions_started_by_fkey
    FOREIGN KEY (started_by) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT collaboration_sessions_ended_at_check CHECK (ended_at >= started_at),
    CONSTRAINT collaboration_sessions_last_number_check CHECK (last_number >= 0)
);
COMMENT ON TABLE ledger.collaboration_sessions IS
'Times in which several people work on one story; one is open at a time. Read by the '
'storyteller and by those who may review the story.';
COMMENT ON COLUMN ledger.collaboration_sessions.id IS
'UUIDv7; sessions sort by it.';
COMMENT ON COLUMN ledger.collaboration_sessions.story_id IS
'The story.';
COMMENT ON COLUMN ledger.collaboration_sessions.started_by IS
'The storyteller who began it.';
COMMENT ON COLUMN ledger.collaboration_sessions.started_at IS
'When it began.';
COMMENT ON COLUMN ledger.collaboration_sessions.ended_at IS
'When it ended; NULL while it is open.';
COMMENT ON COLUMN ledger.collaboration_sessions.last_number IS
'Number of the latest operation; 0 before the first. Locking this row is what keeps '
'the numbers without a gap.';

CREATE UNIQUE INDEX collaboration_sessions_open_key
ON ledger.collaboration_sessions (story_id) WHERE ended_at IS NULL;
CREATE INDEX collaboration_sessions_started_by_idx
ON ledger.collaboration_sessions (started_by);

CREATE TABLE ledger.collaboration_operations (
    session_id uuid NOT NULL,
    number bigint NOT NULL,
    story_id uuid NOT NULL,
    author_id uuid NOT NULL,
    operation jsonb NOT NULL,
    occurred_at timestamptz NOT NULL,
    CONSTRAINT collaboration_operations_pkey PRIMARY KEY (session_id, number),
    CONSTRAINT collaboration_operations_story_id_fkey
    FOREIGN KEY (story_id, session_id)
    REFERENCES ledger.collaboration_sessions (story_id, id) ON DELETE RESTRICT,
    CONSTRAINT collaboration_operations_author_id_fkey
    FOREIGN KEY (author_id) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT collaboration_operations_number_check CHECK (number >= 1),
    CONSTRAINT collaboration_operations_operation_check
    CHECK (jsonb_typeof(operation) = 'object')
);
COMMENT ON TABLE ledger.collaboration_operations IS
'What was done in a session, in order, never changed: replayed from 1 it gives the '
'text. Read by the storyteller and by those who may review the story.';
COMMENT ON COLUMN ledger.collaboration_operations.session_id IS
'The session.';
COMMENT ON COLUMN ledger.collaboration_operations.number IS
'Place in the session, from 1 without a gap; given by the database under a lock on the '
'session.';
COMMENT ON COLUMN ledger.collaboration_operations.story_id IS
'The story of the session.';
COMMENT ON COLUMN ledger.collaboration_operations.author_id IS
'Who did it.';
COMMENT ON COLUMN ledger.collaboration_operations.operation IS
'What was done; an object whose keys belong to the editor.';
COMMENT ON COLUMN ledger.collaboration_operations.occurred_at IS
'When it reached the database.';

CREATE INDEX collaboration_operations_story_id_idx
ON ledger.collaboration_operations (story_id, session_id);
CREATE INDEX collaboration_operations_author_id_idx
ON ledger.collaboration_operations (author_id);
