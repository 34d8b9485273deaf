CREATE TABLE ledger.content_calendar (
    id uuid NOT NULL,
    story_id uuid NOT NULL,
    community_id uuid NOT NULL,
    kind text NOT NULL,
    planned_for timestamptz NOT NULL,
    note text,
    status text NOT NULL DEFAULT 'planned',
    planned_by uuid NOT NULL,
    planned_at timestamptz NOT NULL,
    settled_by uuid,
    settled_at timestamptz,
    CONSTRAINT content_calendar_pkey PRIMARY KEY (id),
    CONSTRAINT content_calendar_story_id_fkey
    FOREIGN KEY (story_id, community_id)
    REFERENCES ledger.story_communities (story_id, community_id) ON DELETE RESTRICT,
    CONSTRAINT content_calendar_planned_by_fkey
    FOREIGN KEY (planned_by) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT content_calendar_settled_by_fkey
    FOREIGN KEY (settled_by) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT content_calendar_kind_check
    CHECK (kind IN ('publish', 'feature', 'gathering')),
    CONSTRAINT content_calendar_status_check
    CHECK (status IN ('planned', 'done', 'cancelled')),
    CONSTRAINT content_calendar_settled_by_check
    CHECK (
        num_nonnulls(settled_by, settled_at)
        = CASE status WHEN 'planned' THEN 0 ELSE 2 END
    )
);
COMMENT ON TABLE ledger.content_calendar IS
'What a community plans with a story, and when. A plan does nothing by itself. Read by '
'the storyteller and by active members of the community, as far as they may read the '
'story.';
COMMENT ON COLUMN ledger.content_calendar.id IS
'UUIDv7; plans sort by it in the order in which they were made.';
COMMENT ON COLUMN ledger.content_calendar.story_id IS
'The story.';
COMMENT ON COLUMN ledger.content_calendar.community_id IS
'The community that plans it, one of those of the story.';
COMMENT ON COLUMN ledger.content_calendar.kind IS
'publish, feature for showing it again, or gathering for telling it among people.';
COMMENT ON COLUMN ledger.content_calendar.planned_for IS
'When it is to happen.';
COMMENT ON COLUMN ledger.content_calendar.note IS
'What else the community should know; NULL without one.';
COMMENT ON COLUMN ledger.content_calendar.status IS
'planned, done or cancelled; the last two are final.';
COMMENT ON COLUMN ledger.content_calendar.planned_by IS
'Who planned it.';
COMMENT ON COLUMN ledger.content_calendar.planned_at IS
'When it was planned.';
COMMENT ON COLUMN ledger.content_calendar.settled_by IS
'Who said that it was done or cancelled; NULL before.';
COMMENT ON COLUMN ledger.content_calendar.settled_at IS
'When that was said; NULL before.';

CREATE INDEX content_calendar_story_id_idx
ON ledger.content_calendar (story_id, community_id);
CREATE INDEX content_calendar_community_id_idx
ON ledger.content_calendar (community_id, planned_for);
CREATE INDEX content_calendar_planned_by_idx ON ledger.content_calendar (planned_by);
CREATE INDEX content_calendar_settled_by_idx ON ledger.content_calendar (settled_by);
