CREATE TABLE ledger.story_approvals (
    id uuid NOT NULL,
    story_id uuid NOT NULL,
    version integer NOT NULL,
    reviewer_id uuid NOT NULL,
    decision text NOT NULL,
    note text,
    decided_at timestamptz NOT NULL,
    CONSTRAINT story_approvals_pkey PRIMARY KEY (id),
    CONSTRAINT story_approvals_story_id_fkey
    FOREIGN KEY (story_id) REFERENCES ledger.stories (id) ON DELETE RESTRICT,
    CONSTRAINT story_approvals_reviewer_id_fkey
    FOREIGN KEY (reviewer_id) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT story_approvals_version_check CHECK (version >= 1),
    CONSTRAINT story_approvals_decision_check
    CHECK (decision IN ('approved', 'changes_requested'))
);
COMMENT ON TABLE ledger.story_approvals IS
'What elders and leads decided about one version of a story, never changed or deleted. '
'Read by the storyteller and by those who may review the story.';
COMMENT ON COLUMN ledger.story_approvals.id IS
'UUIDv7; decisions sort by it.';
COMMENT ON COLUMN ledger.story_approvals.story_id IS
'The story.';
COMMENT ON COLUMN ledger.story_approvals.version IS
'The version that was read; says nothing about a later one.';
COMMENT ON COLUMN ledger.story_approvals.reviewer_id IS
'The elder or lead who decided; never the storyteller.';
COMMENT ON COLUMN ledger.story_approvals.decision IS
'approved or changes_requested.';
COMMENT ON COLUMN ledger.story_approvals.note IS
'What the reviewer wants the storyteller to know.';
COMMENT ON COLUMN ledger.story_approvals.decided_at IS
'When it was decided.';

CREATE INDEX story_approvals_story_id_idx
ON ledger.story_approvals (story_id, version);
CREATE INDEX story_approvals_reviewer_id_idx ON ledger.story_approvals (reviewer_id);
