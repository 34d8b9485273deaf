CREATE TABLE ledger.community_members (
    community_id uuid NOT NULL,
    profile_id uuid NOT NULL,
    role text NOT NULL DEFAULT 'member',
    status text NOT NULL DEFAULT 'invited',
    valid_from timestamptz NOT NULL DEFAULT now(),
    valid_until timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT community_members_pkey PRIMARY KEY (community_id, profile_id),
    CONSTRAINT community_members_community_id_fkey
    FOREIGN KEY (community_id) REFERENCES ledger.communities (id) ON DELETE RESTRICT,
    CONSTRAINT community_members_profile_id_fkey
    FOREIGN KEY (profile_id) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT community_members_role_check CHECK (role IN ('member', 'elder', 'lead')),
    CONSTRAINT community_members_status_check
    CHECK (status IN ('invited', 'active', 'suspended', 'left')),
    CONSTRAINT community_members_valid_until_check CHECK (valid_until >= valid_from),
    CONSTRAINT community_members_left_check
    CHECK (status <> 'left' OR valid_until IS NOT NULL),
    CONSTRAINT community_members_updated_at_check CHECK (updated_at >= created_at)
);
CREATE INDEX community_members_profile_id_idx
ON ledger.community_members (profile_id, community_id);

COMMENT ON TABLE ledger.community_members IS
'Who belongs to a community, one row a pair. A person sees their own rows and the '
'active members of communities where they are active.';
COMMENT ON COLUMN ledger.community_members.community_id IS 'The community.';
COMMENT ON COLUMN ledger.community_members.profile_id IS 'The person.';
COMMENT ON COLUMN ledger.community_members.role IS
'member; elder, who decides on protocols and approvals; lead, who also manages '
'members.';
COMMENT ON COLUMN ledger.community_members.status IS
'Only active, between valid_from and valid_until, opens anything. invited, suspended '
'and left do not.';
COMMENT ON COLUMN ledger.community_members.valid_from IS
'First moment of the membership by the ledger''s clock.';
COMMENT ON COLUMN ledger.community_members.valid_until IS
'First moment at which it no longer counts; NULL while no end is known.';
COMMENT ON COLUMN ledger.community_members.created_at IS
'When the pair was first recorded; a return keeps it.';
COMMENT ON COLUMN ledger.community_members.updated_at IS
'Last change of the row, kept by a trigger.';
