CREATE TABLE ledger.profiles (
    id uuid NOT NULL,
    display_name text NOT NULL,
    role text NOT NULL DEFAULT 'storyteller',
    pronouns text,
    languages text[] NOT NULL DEFAULT '{en}',
    deceased_on date,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT profiles_pkey PRIMARY KEY (id),
    CONSTRAINT profiles_display_name_check CHECK (display_name ~ '\S'),
    CONSTRAINT profiles_role_check
    CHECK (role IN ('storyteller', 'researcher', 'community_lead', 'admin')),
    CONSTRAINT profiles_pronouns_check CHECK (pronouns ~ '\S'),
    CONSTRAINT profiles_languages_check
    CHECK (
        array_to_string(languages, ',')
        ~ '^([A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*(,(?=.)|$))*$'
        AND cardinality(string_to_array(array_to_string(languages, ','), ','))
        = cardinality(languages)
    ),
    CONSTRAINT profiles_updated_at_check CHECK (updated_at >= created_at)
);

CREATE TABLE ledger.profile_contacts (
    profile_id uuid NOT NULL,
    preferences jsonb NOT NULL DEFAULT '{}',
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT profile_contacts_pkey PRIMARY KEY (profile_id),
    CONSTRAINT profile_contacts_profile_id_fkey
    FOREIGN KEY (profile_id) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT profile_contacts_preferences_check
    CHECK (jsonb_typeof(preferences) = 'object')
);

COMMENT ON TABLE ledger.profiles IS
'People. A person sees their own row and the rows of active fellow members.';
COMMENT ON COLUMN ledger.profiles.id IS
'The subject of the person''s claims; given at sign-up or made as a UUIDv7.';
COMMENT ON COLUMN ledger.profiles.display_name IS 'The name that fellow members read.';
COMMENT ON COLUMN ledger.profiles.role IS
'storyteller, researcher, community_lead or admin: what the person is on the platform. '
'Opens no story.';
COMMENT ON COLUMN ledger.profiles.pronouns IS
'As the person writes them; NULL when not said.';
COMMENT ON COLUMN ledger.profiles.languages IS
'BCP 47 tags of the languages the person reads, the first one preferred.';
COMMENT ON COLUMN ledger.profiles.deceased_on IS
'Day of death, so that names and images are shown with care; NULL for the living.';
COMMENT ON COLUMN ledger.profiles.created_at IS 'When the person signed up.';
COMMENT ON COLUMN ledger.profiles.updated_at IS
'Last change of the row, kept by a trigger.';

COMMENT ON TABLE ledger.profile_contacts IS
'How a person wishes to be reached. Only they read it: fellow members see profiles, '
'never this.';
COMMENT ON COLUMN ledger.profile_contacts.profile_id IS 'Whose preferences these are.';
COMMENT ON COLUMN ledger.profile_contacts.preferences IS
'Addresses, channels and hours as a JSON object; the application owns its keys.';
COMMENT ON COLUMN ledger.profile_contacts.updated_at IS
'Last change of the row, kept by a trigger.';
