CREATE TABLE ledger.insight_votes (
    insight_id uuid NOT NULL,
    profile_id uuid NOT NULL,
    agrees boolean NOT NULL,
    voted_at timestamptz NOT NULL,
    CONSTRAINT insight_votes_pkey PRIMARY KEY (insight_id, profile_id),
    CONSTRAINT insight_votes_insight_id_fkey
    FOREIGN KEY (insight_id) REFERENCES ledger.community_insights (id)
    ON DELETE RESTRICT,
    CONSTRAINT insight_votes_profile_id_fkey
    FOREIGN KEY (profile_id) REFERENCES ledger.profiles (id) ON DELETE RESTRICT
);
COMMENT ON TABLE ledger.insight_votes IS
'Whether members find that an insight is theirs, one vote each. A show of hands: read '
'by the active members of its community.';
COMMENT ON COLUMN ledger.insight_votes.insight_id IS
'The insight.';
COMMENT ON COLUMN ledger.insight_votes.profile_id IS
'The member who voted.';
COMMENT ON COLUMN ledger.insight_votes.agrees IS
'True for a yes, false for a no.';
COMMENT ON COLUMN ledger.insight_votes.voted_at IS
'When the vote was given or last changed.';

CREATE INDEX insight_votes_profile_id_idx ON ledger.insight_votes (profile_id);

CREATE TABLE ledger.insight_endorsements (
    insight_id uuid NOT NULL,
    elder_id uuid NOT NULL,
    endorsed_at timestamptz NOT NULL,
    CONSTRAINT insight_endorsements_pkey PRIMARY KEY (insight_id, elder_id),
    CONSTRAINT insight_endorsements_insight_id_fkey
    FOREIGN KEY (insight_id) REFERENCES ledger.community_insights (id)
    ON DELETE RESTRICT,
    CONSTRAINT insight_endorsements_elder_id_fkey
    FOREIGN KEY (elder_id) REFERENCES ledger.profiles (id) ON DELETE RESTRICT
);
COMMENT ON TABLE ledger.insight_endorsements IS
'Elders who stand behind an insight of their community, never its author. Read by the '
'active members of the community.';
COMMENT ON COLUMN ledger.insight_endorsements.insight_id IS
'The insight.';
COMMENT ON COLUMN ledger.insight_endorsements.elder_id IS
'Who was an elder of the community when they endorsed it.';
COMMENT ON COLUMN ledger.insight_endorsements.endorsed_at IS
'When it was endorsed.';

CREATE INDEX insight_endorsements_elder_id_idx
ON ledger.insight_endorsements (elder_id);
