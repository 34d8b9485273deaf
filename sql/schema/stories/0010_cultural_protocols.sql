CREATE TABLE ledger.cultural_protocols (
    id uuid NOT NULL,
    community_id uuid NOT NULL,
    name text NOT NULL,
    description text NOT NULL DEFAULT '',
    rules jsonb NOT NULL DEFAULT '{}',
    required_approvals integer NOT NULL DEFAULT 0,
    applies_to text[] NOT NULL DEFAULT '{}',
    enforcement text NOT NULL DEFAULT 'mandatory',
    access_mode text NOT NULL DEFAULT 'strict',
    conflict text NOT NULL DEFAULT 'prohibit',
    is_active boolean NOT NULL DEFAULT TRUE,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT cultural_protocols_pkey PRIMARY KEY (id),
    CONSTRAINT cultural_protocols_created_by_fkey
    FOREIGN KEY (created_by) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT cultural_protocols_name_check
    CHECK (name ~ '\S' AND char_length(name) <= 200),
    CONSTRAINT cultural_protocols_rules_check CHECK (jsonb_typeof(rules) = 'object'),
    CONSTRAINT cultural_protocols_required_approvals_check
    CHECK (required_approvals BETWEEN 0 AND 20),
    CONSTRAINT cultural_protocols_applies_to_check
    CHECK (array_position(applies_to, NULL) IS NULL),
    CONSTRAINT cultural_protocols_enforcement_check
    CHECK (enforcement IN ('mandatory', 'recommended', 'optional')),
    CONSTRAINT cultural_protocols_access_mode_check
    CHECK (access_mode IN ('strict', 'open')),
    CONSTRAINT cultural_protocols_conflict_check CHECK (conflict = 'prohibit')
);
COMMENT ON TABLE ledger.cultural_protocols IS
'What communities ask of whoever reads certain stories. Read by the active members of '
'the communities that a protocol belongs to.';
COMMENT ON COLUMN ledger.cultural_protocols.id IS
'UUIDv7; protocols sort by it.';
COMMENT ON COLUMN ledger.cultural_protocols.community_id IS
'The community that declares it and whose leads and stewards change it.';
COMMENT ON COLUMN ledger.cultural_protocols.name IS
'As the community calls it, at most 200 characters.';
COMMENT ON COLUMN ledger.cultural_protocols.description IS
'What it asks and why, for people; empty where the name says enough.';
COMMENT ON COLUMN ledger.cultural_protocols.rules IS
'The community''s own statement as a JSON object. Informs; enforcement, access_mode '
'and required_approvals enforce.';
COMMENT ON COLUMN ledger.cultural_protocols.required_approvals IS
'How many elders must approve a version of a story under it before it is published; '
'counts while it is active and mandatory.';
COMMENT ON COLUMN ledger.cultural_protocols.applies_to IS
'Kinds of story that it is meant for, in the community''s words. Informs whoever '
'applies it.';
COMMENT ON COLUMN ledger.cultural_protocols.enforcement IS
'mandatory: the ledger refuses whoever does not satisfy it; recommended and optional: '
'readers are told, nobody is refused.';
COMMENT ON COLUMN ledger.cultural_protocols.access_mode IS
'strict: satisfied by its unblocked members; open: satisfied by everybody.';
COMMENT ON COLUMN ledger.cultural_protocols.conflict IS
'What wins where rules collide, after ODRL: always prohibit, so that a block by one '
'community outweighs membership through another.';
COMMENT ON COLUMN ledger.cultural_protocols.is_active IS
'False for one that binds nothing any more.';
COMMENT ON COLUMN ledger.cultural_protocols.created_by IS 'Who wrote it down.';
COMMENT ON COLUMN ledger.cultural_protocols.created_at IS 'When it was written down.';

CREATE INDEX cultural_protocols_community_id_idx
ON ledger.cultural_protocols (id, community_id);
CREATE INDEX cultural_protocols_created_by_idx
ON ledger.cultural_protocols (created_by);

CREATE TABLE ledger.protocol_communities (
    protocol_id uuid NOT NULL,
    community_id uuid NOT NULL,
    CONSTRAINT protocol_communities_pkey PRIMARY KEY (protocol_id, community_id),
    CONSTRAINT protocol_communities_protocol_id_fkey
    FOREIGN KEY (protocol_id) REFERENCES ledger.cultural_protocols (id)
    ON DELETE RESTRICT,
    CONSTRAINT protocol_communities_community_id_fkey
    FOREIGN KEY (community_id) REFERENCES ledger.communities (id) ON DELETE RESTRICT
);
COMMENT ON TABLE ledger.protocol_communities IS
'The communities that share a protocol, the declaring one among them. Read by the '
'active members of any of them.';
COMMENT ON COLUMN ledger.protocol_communities.protocol_id IS 'The protocol.';
COMMENT ON COLUMN ledger.protocol_communities.community_id IS
'A community whose leads and stewards admit its members, and may block anybody.';

CREATE INDEX protocol_communities_community_id_idx
ON ledger.protocol_communities (community_id, protocol_id);

-- Deferred, because a protocol and its first community need each other.
ALTER TABLE ledger.cultural_protocols
ADD CONSTRAINT cultural_protocols_community_id_fkey
FOREIGN KEY (id, community_id)
REFERENCES ledger.protocol_communities (protocol_id, community_id)
ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE ledger.protocol_members (
    protocol_id uuid NOT NULL,
    community_id uuid NOT NULL,
    profile_id uuid NOT NULL,
    role text NOT NULL DEFAULT 'member',
    is_blocked boolean NOT NULL DEFAULT FALSE,
    valid_from timestamptz NOT NULL,
    valid_until timestamptz,
    added_by uuid NOT NULL,
    CONSTRAINT protocol_members_pkey
    PRIMARY KEY (protocol_id, community_id, profile_id),
    CONSTRAINT protocol_members_community_id_fkey
    FOREIGN KEY (protocol_id, community_id)
    REFERENCES ledger.protocol_communities (protocol_id, community_id)
    ON DELETE RESTRICT,
    CONSTRAINT protocol_members_profile_id_fkey
    FOREIGN KEY (profile_id) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT protocol_members_added_by_fkey
    FOREIGN KEY (added_by) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT protocol_members_role_check CHECK (role IN ('steward', 'member')),
    CONSTRAINT protocol_members_valid_until_check CHECK (valid_until >= valid_from)
);
COMMENT ON TABLE ledger.protocol_members IS
'Whom each community admitted to a protocol, and whom it blocked. Read by the person, '
'and by the leads of that community and its stewards of the protocol.';
COMMENT ON COLUMN ledger.protocol_members.protocol_id IS 'The protocol.';
COMMENT ON COLUMN ledger.protocol_members.community_id IS
'The community that decided; one of those that share the protocol.';
COMMENT ON COLUMN ledger.protocol_members.profile_id IS 'The person.';
COMMENT ON COLUMN ledger.protocol_members.role IS
'member, or steward, who also manages the members of that community.';
COMMENT ON COLUMN ledger.protocol_members.is_blocked IS
'True for a refusal: it outweighs membership through any community of the protocol.';
COMMENT ON COLUMN ledger.protocol_members.valid_from IS
'First moment of the admission or the block by the ledger''s clock.';
COMMENT ON COLUMN ledger.protocol_members.valid_until IS
'First moment at which it no longer counts; NULL while no end is known.';
COMMENT ON COLUMN ledger.protocol_members.added_by IS
'Who decided it last.';

CREATE INDEX protocol_members_profile_id_idx
ON ledger.protocol_members (profile_id, protocol_id);
CREATE INDEX protocol_members_added_by_idx ON ledger.protocol_members (added_by);
