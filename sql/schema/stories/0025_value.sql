CREATE TABLE ledger.value_events (
    id uuid NOT NULL,
    story_id uuid NOT NULL,
    kind text NOT NULL,
    description text NOT NULL,
    amount numeric(14, 2),
    currency text,
    occurred_on date NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    record_hash bytea NOT NULL,
    CONSTRAINT value_events_pkey PRIMARY KEY (id),
    CONSTRAINT value_events_story_id_key UNIQUE (story_id, id),
    CONSTRAINT value_events_story_id_fkey
    FOREIGN KEY (story_id) REFERENCES ledger.stories (id) ON DELETE RESTRICT,
    CONSTRAINT value_events_recorded_by_fkey
    FOREIGN KEY (recorded_by) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT value_events_kind_check
    CHECK (kind IN ('monetary', 'social', 'cultural', 'research')),
    CONSTRAINT value_events_description_check CHECK (description ~ '\S'),
    CONSTRAINT value_events_amount_check
    CHECK ((amount IS NOT NULL) = (kind = 'monetary') AND amount > 0),
    CONSTRAINT value_events_currency_check
    CHECK ((currency IS NOT NULL) = (kind = 'monetary') AND currency ~ '^[A-Z]{3}$'),
    CONSTRAINT value_events_record_hash_check CHECK (octet_length(record_hash) = 32)
);
COMMENT ON TABLE ledger.value_events IS
'What a story brought: money, or what money does not measure. Never changed. Read by '
'the storyteller and by active members of its home, as far as they may read the story.';
COMMENT ON COLUMN ledger.value_events.id IS
'UUIDv7; events sort by it.';
COMMENT ON COLUMN ledger.value_events.story_id IS
'The story.';
COMMENT ON COLUMN ledger.value_events.kind IS
'monetary, social, cultural or research.';
COMMENT ON COLUMN ledger.value_events.description IS
'What happened, in a sentence.';
COMMENT ON COLUMN ledger.value_events.amount IS
'What was paid, in units of currency, to the cent; NULL for what is not money.';
COMMENT ON COLUMN ledger.value_events.currency IS
'ISO 4217 code; NULL for what is not money.';
COMMENT ON COLUMN ledger.value_events.occurred_on IS
'The day on which it happened.';
COMMENT ON COLUMN ledger.value_events.recorded_by IS
'The storyteller, elder or lead who wrote it down.';
COMMENT ON COLUMN ledger.value_events.recorded_at IS
'When it was written down.';
COMMENT ON COLUMN ledger.value_events.record_hash IS
'SHA-256 of the row as it was recorded; ops.check_value_hash() computes it again.';

CREATE INDEX value_events_recorded_by_idx ON ledger.value_events (recorded_by);

CREATE TABLE ledger.value_distribution (
    event_id uuid NOT NULL,
    position integer NOT NULL,
    story_id uuid NOT NULL,
    community_id uuid,
    profile_id uuid,
    amount numeric(14, 2) NOT NULL,
    method text NOT NULL,
    distributed_by uuid NOT NULL,
    distributed_at timestamptz NOT NULL,
    record_hash bytea NOT NULL,
    CONSTRAINT value_distribution_pkey PRIMARY KEY (event_id, position),
    CONSTRAINT value_distribution_community_id_key UNIQUE (event_id, community_id),
    CONSTRAINT value_distribution_profile_id_key UNIQUE (event_id, profile_id),
    CONSTRAINT value_distribution_story_id_fkey
    FOREIGN KEY (story_id, event_id)
    REFERENCES ledger.value_events (story_id, id) ON DELETE RESTRICT,
    CONSTRAINT value_distribution_community_id_fkey
    FOREIGN KEY (story_id, community_id)
    REFERENCES ledger.story_communities (story_id, community_id) ON DELETE RESTRICT,
    CONSTRAINT value_distribution_profile_id_fkey
    FOREIGN KEY (profile_id) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT value_distribution_distributed_by_fkey
    FOREIGN KEY (distributed_by) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT value_distribution_position_check CHECK (position >= 1),
    CONSTRAINT value_distribution_recipient_check
    CHECK (num_nonnulls(community_id, profile_id) = 1),
    CONSTRAINT value_distribution_amount_check CHECK (amount > 0),
    CONSTRAINT value_distribution_method_check CHECK (method ~ '\S'),
    CONSTRAINT value_distribution_record_hash_check
    CHECK (octet_length(record_hash) = 32)
);
COMMENT ON TABLE ledger.value_distribution IS
'Who received which share of the money that a story brought; the shares of an event '
'add up to it, to the cent. Never changed. Read by the storyteller, by elders and '
'leads of its home, and by who received a share.';
COMMENT ON COLUMN ledger.value_distribution.event_id IS
'The event that brought the money.';
COMMENT ON COLUMN ledger.value_distribution.position IS
'Place among the shares of the event, from 1.';
COMMENT ON COLUMN ledger.value_distribution.story_id IS
'The story of the event.';
COMMENT ON COLUMN ledger.value_distribution.community_id IS
'The community of the story that received it; NULL where a person did.';
COMMENT ON COLUMN ledger.value_distribution.profile_id IS
'The person who received it; NULL where a community did.';
COMMENT ON COLUMN ledger.value_distribution.amount IS
'The share, in the currency of the event, to the cent.';
COMMENT ON COLUMN ledger.value_distribution.method IS
'How it was handed over, for instance bank transfer.';
COMMENT ON COLUMN ledger.value_distribution.distributed_by IS
'The elder or lead who distributed it.';
COMMENT ON COLUMN ledger.value_distribution.distributed_at IS
'When it was distributed.';
COMMENT ON COLUMN ledger.value_distribution.record_hash IS
'SHA-256 of the row and of the hash of its event; ops.check_value_hash() computes it '
'again.';

CREATE INDEX value_distribution_story_id_idx
ON ledger.value_distribution (story_id, event_id);
CREATE INDEX value_distribution_community_id_idx
ON ledger.value_distribution (story_id, community_id);
CREATE INDEX value_distribution_profile_id_idx
ON ledger.value_distribution (profile_id);
CREATE INDEX value_distribution_distributed_by_idx
ON ledger.value_distribution (distributed_by);
