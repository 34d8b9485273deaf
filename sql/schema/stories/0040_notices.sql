CREATE TABLE ledger.notices (
    id uuid NOT NULL,
    community_id uuid NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    story_id uuid,
    posted_by uuid NOT NULL,
    posted_at timestamptz NOT NULL,
    CONSTRAINT notices_pkey PRIMARY KEY (id),
    CONSTRAINT notices_community_id_fkey
    FOREIGN KEY (community_id) REFERENCES ledger.communities (id) ON DELETE RESTRICT,
    CONSTRAINT notices_story_id_fkey
    FOREIGN KEY (story_id) REFERENCES ledger.stories (id) ON DELETE RESTRICT,
    CONSTRAINT notices_posted_by_fkey
    FOREIGN KEY (posted_by) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT notices_title_check
    CHECK (title ~ '\S' AND char_length(title) <= 200),
    CONSTRAINT notices_body_check
    CHECK (body ~ '\S' AND char_length(body) <= 10000)
);
COMMENT ON TABLE ledger.notices IS
'Messages from a community to its members. Active members of the community read them; '
'a notice that names a story is hidden from members who do not see that story.';
COMMENT ON COLUMN ledger.notices.id IS
'UUIDv7; notices sort by it in the order in which they were posted.';
COMMENT ON COLUMN ledger.notices.community_id IS
'The community whose members read the notice.';
COMMENT ON COLUMN ledger.notices.title IS
'One line, at most 200 characters.';
COMMENT ON COLUMN ledger.notices.body IS
'Plain text, at most 10,000 characters.';
COMMENT ON COLUMN ledger.notices.story_id IS
'The story that the notice speaks of; NULL if it speaks of none.';
COMMENT ON COLUMN ledger.notices.posted_by IS
'The elder or lead who posted it.';
COMMENT ON COLUMN ledger.notices.posted_at IS
'Time by the ledger''s clock.';

CREATE INDEX notices_community_id_idx ON ledger.notices (community_id, id DESC);
CREATE INDEX notices_story_id_idx ON ledger.notices (story_id);
CREATE INDEX notices_posted_by_idx ON ledger.notices (posted_by);
