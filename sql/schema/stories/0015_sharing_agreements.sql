CREATE TABLE ledger.sharing_agreements (
    id uuid NOT NULL,
    community_a_id uuid NOT NULL,
    community_b_id uuid NOT NULL,
    proposing_community_id uuid NOT NULL,
    valid_from timestamptz NOT NULL,
    valid_until timestamptz,
    terms text NOT NULL DEFAULT '',
    proposed_by uuid NOT NULL,
    accepted_by uuid,
    accepted_at timestamptz,
    ended_at timestamptz,
    CONSTRAINT sharing_agreements_pkey PRIMARY KEY (id),
    CONSTRAINT sharing_agreements_community_a_id_fkey
    FOREIGN KEY (community_a_id) REFERENCES ledger.communities (id)
    ON DELETE RESTRICT,
    CONSTRAINT sharing_agreements_community_b_id_fkey
    FOREIGN KEY (community_b_id) REFERENCES ledger.communities (id)
    ON DELETE RESTRICT,
    CONSTRAINT sharing_agreements_proposed_by_fkey
    FOREIGN KEY (proposed_by) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT sharing_agreements_accepted_by_fkey
    FOREIGN KEY (accepted_by) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT sharing_agreements_pair_check CHECK (community_a_id < community_b_id),
    CONSTRAINT sharing_agreements_proposing_community_id_check
    CHECK (proposing_community_id IN (community_a_id, community_b_id)),
    CONSTRAINT sharing_agreements_valid_until_check CHECK (valid_until >= valid_from),
    CONSTRAINT sharing_agreements_accepted_check
    CHECK ((accepted_by IS NULL) = (accepted_at IS NULL))
);
COMMENT ON TABLE ledger.sharing_agreements IS
'What two communities agreed: each reads the stories of the other whose tellers '
'consented to cross_community. Read by the active members of both.';
COMMENT ON COLUMN ledger.sharing_agreements.id IS 'UUIDv7; agreements sort by it.';
COMMENT ON COLUMN ledger.sharing_agreements.community_a_id IS
'The side with the smaller id, so that a pair is written in one way only.';
COMMENT ON COLUMN ledger.sharing_agreements.community_b_id IS 'The other side.';
COMMENT ON COLUMN ledger.sharing_agreements.proposing_community_id IS
'The side that proposed it; the other one accepts.';
COMMENT ON COLUMN ledger.sharing_agreements.valid_from IS
'First moment at which it opens anything, once it is accepted.';
COMMENT ON COLUMN ledger.sharing_agreements.valid_until IS
'First moment at which it no longer does; NULL while no end is known.';
COMMENT ON COLUMN ledger.sharing_agreements.terms IS
'What was agreed, in the communities'' words.';
COMMENT ON COLUMN ledger.sharing_agreements.proposed_by IS
'The lead who proposed it.';
COMMENT ON COLUMN ledger.sharing_agreements.accepted_by IS
'The lead of the other side who accepted it; NULL for a proposal.';
COMMENT ON COLUMN ledger.sharing_agreements.accepted_at IS
'When it was accepted; NULL for a proposal, which opens nothing.';
COMMENT ON COLUMN ledger.sharing_agreements.ended_at IS
'When a side ended or declined it; from then on it opens nothing.';

CREATE INDEX sharing_agreements_community_a_id_idx
ON ledger.sharing_agreements (community_a_id, community_b_id);
CREATE INDEX sharing_agreements_community_b_id_idx
ON ledger.sharing_agreements (community_b_id, community_a_id);
CREATE INDEX sharing_agreements_proposed_by_idx
ON ledger.sharing_agreements (proposed_by);
CREATE INDEX sharing_agreements_accepted_by_idx
ON ledger.sharing_agreements (accepted_by);
