CREATE TABLE ledger.community_consent_policies (
    community_id uuid NOT NULL,
    purpose text NOT NULL,
    is_denied boolean NOT NULL,
    decided_by uuid NOT NULL,
    decided_at timestamptz NOT NULL,
    reason text,
    CONSTRAINT community_consent_policies_pkey PRIMARY KEY (community_id, purpose),
    CONSTRAINT community_consent_policies_community_id_fkey
    FOREIGN KEY (community_id) REFERENCES ledger.communities (id) ON DELETE RESTRICT,
    CONSTRAINT community_consent_policies_purpose_fkey
    FOREIGN KEY (purpose) REFERENCES ledger.consent_purposes (code) ON DELETE RESTRICT,
    CONSTRAINT community_consent_policies_decided_by_fkey
    FOREIGN KEY (decided_by) REFERENCES ledger.profiles (id) ON DELETE RESTRICT
);
COMMENT ON TABLE ledger.community_consent_policies IS
'Purposes that a community denies for every story it is the home of, whatever the '
'storytellers allowed. Narrows, never widens. Read by its active members.';
COMMENT ON COLUMN ledger.community_consent_policies.community_id IS 'The community.';
COMMENT ON COLUMN ledger.community_consent_policies.purpose IS
'What its stories may not be used for.';
COMMENT ON COLUMN ledger.community_consent_policies.is_denied IS
'True while it is denied; false leaves the decision to each storyteller.';
COMMENT ON COLUMN ledger.community_consent_policies.decided_by IS
'The elder or lead who decided last.';
COMMENT ON COLUMN ledger.community_consent_policies.decided_at IS
'When they decided.';
COMMENT ON COLUMN ledger.community_consent_policies.reason IS
'Why, in the community''s words.';

CREATE INDEX community_consent_policies_purpose_idx
ON ledger.community_consent_policies (purpose, community_id);
CREATE INDEX community_consent_policies_decided_by_idx
ON ledger.community_consent_policies (decided_by);
