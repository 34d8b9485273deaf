CREATE TABLE ledger.stories (
    id uuid NOT NULL,
    storyteller_id uuid NOT NULL,
    home_community_id uuid NOT NULL,
    title text NOT NULL,
    content text NOT NULL DEFAULT '',
    summary text,
    transcription text,
    media jsonb NOT NULL DEFAULT '[]',
    themes text[] NOT NULL DEFAULT '{}',
    language text NOT NULL DEFAULT 'en',
    status text NOT NULL DEFAULT 'draft',
    privacy text NOT NULL DEFAULT 'private',
    sharing_setting text NOT NULL DEFAULT 'all',
    review_status text NOT NULL DEFAULT 'pending',
    version integer NOT NULL DEFAULT 1,
    attribution_required boolean NOT NULL DEFAULT TRUE,
    content_warnings text[] NOT NULL DEFAULT '{}',
    view_count integer NOT NULL DEFAULT 0,
    share_count integer NOT NULL DEFAULT 0,
    community_ids uuid[] NOT NULL,
    public_until timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    submitted_at timestamptz,
    published_at timestamptz,
    archived_at timestamptz,
    legacy_id uuid,
    CONSTRAINT stories_pkey PRIMARY KEY (id),
    CONSTRAINT stories_storyteller_id_fkey
    FOREIGN KEY (storyteller_id) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT stories_title_check
    CHECK (title ~ '\S' AND char_length(title) <= 300),
    CONSTRAINT stories_media_check CHECK (jsonb_typeof(media) = 'array'),
    CONSTRAINT stories_themes_check CHECK (array_position(themes, NULL) IS NULL),
    CONSTRAINT stories_content_warnings_check
    CHECK (array_position(content_warnings, NULL) IS NULL),
    CONSTRAINT stories_language_check
    CHECK (language ~ '^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$'),
    CONSTRAINT stories_status_check
    CHECK (
        status IN (
            'draft', 'submitted', 'published', 'archived', 'withdrawn', 'erased'
        )
    ),
    CONSTRAINT stories_privacy_check
    CHECK (privacy IN ('private', 'community', 'public')),
    CONSTRAINT stories_sharing_setting_check CHECK (sharing_setting IN ('all', 'any')),
    CONSTRAINT stories_review_status_check
    CHECK (
        CASE status
            WHEN 'draft' THEN review_status IN ('pending', 'changes_requested')
            WHEN 'submitted' THEN review_status IN ('pending', 'approved')
            WHEN 'published' THEN review_status = 'approved'
            WHEN 'archived' THEN review_status = 'approved'
            ELSE review_status IN ('pending', 'approved', 'changes_requested')
        END
    ),
    CONSTRAINT stories_text_check
    CHECK (
        status IN ('draft', 'withdrawn', 'erased')
        OR content ~ '\S'
        OR coalesce(transcription, '') ~ '\S'
        OR media <> '[]'
    ),
    CONSTRAINT stories_version_check CHECK (version >= 1),
    CONSTRAINT stories_view_count_check CHECK (view_count >= 0),
    CONSTRAINT stories_share_count_check CHECK (share_count >= 0),
    CONSTRAINT stories_community_ids_check
    CHECK (home_community_id = ANY(community_ids)),
    CONSTRAINT stories_submitted_at_check
    CHECK (
        status NOT IN ('submitted', 'published', 'archived')
        OR submitted_at IS NOT NULL
    ),
    CONSTRAINT stories_published_at_check
    CHECK ((published_at IS NOT NULL) = (status IN ('published', 'archived'))),
    CONSTRAINT stories_archived_at_check
    CHECK ((archived_at IS NOT NULL) = (status = 'archived'))
) PARTITION BY RANGE (id);
COMMENT ON TABLE ledger.stories IS
'Stories as their tellers gave them. Partitioned by the time inside id; who may read a '
'row is decided by the policies alone.';
COMMENT ON COLUMN ledger.stories.id IS
'UUIDv7 made by the database; its time picks the partition. Clients never choose it.';
COMMENT ON COLUMN ledger.stories.storyteller_id IS
'Whose story it is. Never changes.';
COMMENT ON COLUMN ledger.stories.home_community_id IS
'The community whose protocols and data residency bind the story. Chosen at creation, '
'never changes.';
COMMENT ON COLUMN ledger.stories.title IS
'What the storyteller calls it, at most 300 characters.';
COMMENT ON COLUMN ledger.stories.content IS
'The text; empty where the story is told by recording alone.';
COMMENT ON COLUMN ledger.stories.summary IS
'A few sentences for lists, in the storyteller''s words.';
COMMENT ON COLUMN ledger.stories.transcription IS
'Text of a spoken story.';
COMMENT ON COLUMN ledger.stories.media IS
'Array of recordings and images: where each lies, its kind and its description.';
COMMENT ON COLUMN ledger.stories.themes IS
'What the story is about, in the storyteller''s words.';
COMMENT ON COLUMN ledger.stories.language IS
'BCP 47 tag of the language that it is told in.';
COMMENT ON COLUMN ledger.stories.status IS
'draft, submitted, published, archived, withdrawn or erased; changed only by the '
'functions that carry those names.';
COMMENT ON COLUMN ledger.stories.privacy IS
'Widest audience that the storyteller allows: private, community or public. Public '
'reading also needs consent to public_display.';
COMMENT ON COLUMN ledger.stories.sharing_setting IS
'Whether a reader must satisfy all protocols of the story or any one of them.';
COMMENT ON COLUMN ledger.stories.review_status IS
'What the communities'' elders and leads said of this version: pending, approved or '
'changes_requested.';
COMMENT ON COLUMN ledger.stories.version IS
'Counts the texts that were put to review; grows with the first change after one was '
'submitted.';
COMMENT ON COLUMN ledger.stories.attribution_required IS
'True where whoever retells the story must name the storyteller.';
COMMENT ON COLUMN ledger.stories.content_warnings IS
'What a reader should know beforehand, for instance grief or names of people who have '
'died.';
COMMENT ON COLUMN ledger.stories.view_count IS
'Readings counted by the application.';
COMMENT ON COLUMN ledger.stories.share_count IS
'Times that readers passed the story on, counted by the application.';
COMMENT ON COLUMN ledger.stories.community_ids IS
'Derived from story_communities, sorted. Kept by trigger, compared by '
'ops.check_story_derived().';
COMMENT ON COLUMN ledger.stories.public_until IS
'Derived from consent to public_display: NULL not given, infinity without expiry. In '
'effect while later than the clock.';
COMMENT ON COLUMN ledger.stories.created_at IS
'When the draft was begun.';
COMMENT ON COLUMN ledger.stories.updated_at IS
'When text, status or privacy last changed.';
COMMENT ON COLUMN ledger.stories.submitted_at IS
'When this version was put to review; NULL for a text that no elder or lead has been '
'shown.';
COMMENT ON COLUMN ledger.stories.published_at IS
'When it was published; kept in the archive, NULL in every other status.';
COMMENT ON COLUMN ledger.stories.archived_at IS
'When it went to the archive; NULL in every other status.';
COMMENT ON COLUMN ledger.stories.legacy_id IS
'Id in the database that an adopted story came from; NULL for a story begun here.';

CREATE INDEX stories_home_community_id_idx
ON ledger.stories (home_community_id, id DESC);
COMMENT ON INDEX ledger.stories_home_community_id_idx IS
'Newest first within one community. Questions about communities go through here: no '
'index serves community_ids under row security.';
CREATE INDEX stories_storyteller_id_idx ON ledger.stories (storyteller_id, id DESC);

CREATE TABLE ledger.story_communities (
    story_id uuid NOT NULL,
    community_id uuid NOT NULL,
    is_home boolean NOT NULL DEFAULT FALSE,
    shared_by uuid NOT NULL,
    shared_at timestamptz NOT NULL,
    CONSTRAINT story_communities_pkey PRIMARY KEY (story_id, community_id),
    CONSTRAINT story_communities_story_id_fkey
    FOREIGN KEY (story_id) REFERENCES ledger.stories (id) ON DELETE RESTRICT,
    CONSTRAINT story_communities_community_id_fkey
    FOREIGN KEY (community_id) REFERENCES ledger.communities (id) ON DELETE RESTRICT,
    CONSTRAINT story_communities_shared_by_fkey
    FOREIGN KEY (shared_by) REFERENCES ledger.profiles (id) ON DELETE RESTRICT
);
COMMENT ON TABLE ledger.story_communities IS
'The communities a story belongs to; exactly one of them is its home.';
COMMENT ON COLUMN ledger.story_communities.story_id IS
'The story.';
COMMENT ON COLUMN ledger.story_communities.community_id IS
'A community whose active members may read it once it is published.';
COMMENT ON COLUMN ledger.story_communities.is_home IS
'True for the community whose protocols and data residency bind the story.';
COMMENT ON COLUMN ledger.story_communities.shared_by IS
'Who brought the story to this community.';
COMMENT ON COLUMN ledger.story_communities.shared_at IS
'When the community was added.';

CREATE UNIQUE INDEX story_communities_home_key
ON ledger.story_communities (story_id) WHERE is_home;
CREATE INDEX story_communities_community_id_idx
ON ledger.story_communities (community_id);
CREATE INDEX story_communities_shared_by_idx ON ledger.story_communities (shared_by);

-- Deferred, because a story and its first community need each other.
ALTER TABLE ledger.stories ADD CONSTRAINT stories_home_community_id_fkey
FOREIGN KEY (id, home_community_id)
REFERENCES ledger.story_communities (story_id, community_id)
ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;
