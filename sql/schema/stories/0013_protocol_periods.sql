CREATE TABLE ledger.protocol_periods (
    id uuid NOT NULL,
    kind text NOT NULL,
    effect text NOT NULL,
    protocol_id uuid,
    person_id uuid,
    community_id uuid,
    declared_by uuid NOT NULL,
    declaring_community_id uuid NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz,
    lifted_at timestamptz,
    note text,
    CONSTRAINT protocol_periods_pkey PRIMARY KEY (id),
    -- A community speaks for protocols that it shares, its own people and itself.
    CONSTRAINT protocol_periods_protocol_id_fkey
    FOREIGN KEY (protocol_id, declaring_community_id)
    REFERENCES ledger.protocol_communities (protocol_id, community_id)
    ON DELETE RESTRICT,
    CONSTRAINT protocol_periods_person_id_fkey
    FOREIGN KEY (person_id, declaring_community_id)
    REFERENCES ledger.community_members (profile_id, community_id) ON DELETE RESTRICT,
    CONSTRAINT protocol_periods_declared_by_fkey
    FOREIGN KEY (declared_by) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT protocol_periods_declaring_community_id_fkey
    FOREIGN KEY (declaring_community_id) REFERENCES ledger.communities (id)
    ON DELETE RESTRICT,
    CONSTRAINT protocol_periods_community_id_check
    CHECK (community_id = declaring_community_id),
    CONSTRAINT protocol_periods_target_check
    CHECK (num_nonnulls(protocol_id, person_id, community_id) = 1),
    CONSTRAINT protocol_periods_kind_check
    CHECK (kind IN ('sorry_business', 'ceremony', 'season')),
    CONSTRAINT protocol_periods_effect_check CHECK (effect IN ('hide', 'elders_only')),
    CONSTRAINT protocol_periods_ends_at_check CHECK (ends_at >= starts_at)
);
COMMENT ON TABLE ledger.protocol_periods IS
'Times in which stories rest: sorry business, ceremonies, seasons. Rows name people; '
'only the elders and leads of the declaring community read them.';
COMMENT ON COLUMN ledger.protocol_periods.id IS 'UUIDv7; periods sort by it.';
COMMENT ON COLUMN ledger.protocol_periods.kind IS
'sorry_business after a death, ceremony or season.';
COMMENT ON COLUMN ledger.protocol_periods.effect IS
'hide: nobody but the storyteller reads the stories; elders_only: elders of a story''s '
'home community do as well.';
COMMENT ON COLUMN ledger.protocol_periods.protocol_id IS
'The protocol whose stories rest; exactly one of protocol_id, person_id and '
'community_id is set.';
COMMENT ON COLUMN ledger.protocol_periods.person_id IS
'The person whose stories rest: those that name them in story_people.';
COMMENT ON COLUMN ledger.protocol_periods.community_id IS
'The declaring community itself, where all stories that it is the home of rest.';
COMMENT ON COLUMN ledger.protocol_periods.declared_by IS
'The elder or lead who declared it.';
COMMENT ON COLUMN ledger.protocol_periods.declaring_community_id IS
'The community that they spoke for.';
COMMENT ON COLUMN ledger.protocol_periods.starts_at IS
'First moment in force.';
COMMENT ON COLUMN ledger.protocol_periods.ends_at IS
'First moment no longer in force; NULL until it is lifted.';
COMMENT ON COLUMN ledger.protocol_periods.lifted_at IS
'When it was ended by hand; NULL where it was not.';
COMMENT ON COLUMN ledger.protocol_periods.note IS
'What elders and leads should know about it.';

CREATE INDEX protocol_periods_end_idx
ON ledger.protocol_periods ((coalesce(least(ends_at, lifted_at), 'infinity')));
COMMENT ON INDEX ledger.protocol_periods_end_idx IS
'Finds the few periods that are not over among the many that are.';
CREATE INDEX protocol_periods_protocol_id_idx
ON ledger.protocol_periods (protocol_id, declaring_community_id);
CREATE INDEX protocol_periods_person_id_idx
ON ledger.protocol_periods (person_id, declaring_community_id);
CREATE INDEX protocol_periods_declared_by_idx
ON ledger.protocol_periods (declared_by);
CREATE INDEX protocol_periods_declaring_community_id_idx
ON ledger.protocol_periods (declaring_community_id);
