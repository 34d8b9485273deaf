CREATE TABLE ledger.story_people (
    story_id uuid NOT NULL,
    profile_id uuid NOT NULL,
    role text NOT NULL,
    CONSTRAINT story_people_pkey PRIMARY KEY (story_id, profile_id, role),
    CONSTRAINT story_people_story_id_fkey
    FOREIGN KEY (story_id) REFERENCES ledger.stories (id) ON DELETE RESTRICT,
    CONSTRAINT story_people_profile_id_fkey
    FOREIGN KEY (profile_id) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT story_people_role_check
    CHECK (role IN ('teller', 'mentioned', 'pictured', 'recorded'))
);
COMMENT ON TABLE ledger.story_people IS
'Who is in a story, one row a way of being in it: sorry business for a person reaches '
'the stories that name them here. Read by whoever may read the story.';
COMMENT ON COLUMN ledger.story_people.story_id IS 'The story.';
COMMENT ON COLUMN ledger.story_people.profile_id IS 'The person.';
COMMENT ON COLUMN ledger.story_people.role IS
'teller, mentioned in the text, pictured in an image or film, or recorded by voice.';

CREATE INDEX story_people_profile_id_idx
ON ledger.story_people (profile_id, story_id);
