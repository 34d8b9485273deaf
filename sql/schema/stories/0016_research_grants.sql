CREATE TABLE ledger.research_grants (
    id uuid NOT NULL,
    community_id uuid NOT NULL,
    profile_id uuid NOT NULL,
    purpose text NOT NULL,
    valid_from timestamptz NOT NULL,
    valid_until timestamptz NOT NULL,
    revoked_at timestamptz,
    granted_by uuid NOT NULL,
    CONSTRAINT research_grants_pkey PRIMARY KEY (id),
    CONSTRAINT research_grants_community_id_fkey
    FOREIGN KEY (community_id) REFERENCES ledger.communities (id) ON DELETE RESTRICT,
    CONSTRAINT research_grants_profile_id_fkey
    FOREIGN KEY (profile_id) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT research_grants_granted_by_fkey
    FOREIGN KEY (granted_by) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT research_grants_purpose_check CHECK (purpose ~ '\S'),
    CONSTRAINT research_grants_valid_until_check CHECK (valid_until >= valid_from)
);
COMMENT ON TABLE ledger.research_grants IS
'Researchers whom a community lets study its stories, as far as their tellers '
'consented to research_use. Read by the researcher and by its elders and leads.';
COMMENT ON COLUMN ledger.research_grants.id IS 'UUIDv7; grants sort by it.';
COMMENT ON COLUMN ledger.research_grants.community_id IS
'The community whose stories, as their home, may be studied.';
COMMENT ON COLUMN ledger.research_grants.profile_id IS 'The researcher.';
COMMENT ON COLUMN ledger.research_grants.purpose IS
'What the study is for, as the community was told.';
COMMENT ON COLUMN ledger.research_grants.valid_from IS
'First moment of the grant by the ledger''s clock.';
COMMENT ON COLUMN ledger.research_grants.valid_until IS
'First moment at which it no longer counts; every grant has an end.';
COMMENT ON COLUMN ledger.research_grants.revoked_at IS
'When the community took it back; NULL while it did not.';
COMMENT ON COLUMN ledger.research_grants.granted_by IS
'The elder or lead who granted it.';

CREATE INDEX research_grants_profile_id_idx
ON ledger.research_grants (profile_id, community_id);
CREATE INDEX research_grants_community_id_idx
ON ledger.research_grants (community_id, profile_id);
CREATE INDEX research_grants_granted_by_idx ON ledger.research_grants (granted_by);
