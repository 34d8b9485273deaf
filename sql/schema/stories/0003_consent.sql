CREATE TABLE ledger.consent_purposes (
    code text NOT NULL,
    title text NOT NULL,
    dpv_purpose text NOT NULL,
    duo_codes text[] NOT NULL,
    recipients text[] NOT NULL,
    CONSTRAINT consent_purposes_pkey PRIMARY KEY (code),
    CONSTRAINT consent_purposes_code_check CHECK (code ~ '^[a-z][a-z_]*$'),
    CONSTRAINT consent_purposes_dpv_purpose_check CHECK (dpv_purpose ~ '^dpv:[A-Z]'),
    CONSTRAINT consent_purposes_recipients_check CHECK (cardinality(recipients) > 0)
);
COMMENT ON TABLE ledger.consent_purposes IS
'What a storyteller can consent to, with the terms that other systems know it by. '
'Readable by everybody.';
COMMENT ON COLUMN ledger.consent_purposes.code IS
'The purpose as functions take it.';
COMMENT ON COLUMN ledger.consent_purposes.title IS
'The purpose in a sentence that a storyteller can say yes or no to.';
COMMENT ON COLUMN ledger.consent_purposes.dpv_purpose IS
'Nearest term of the W3C Data Privacy Vocabulary.';
COMMENT ON COLUMN ledger.consent_purposes.duo_codes IS
'Terms of the GA4GH Data Use Ontology that together describe it; empty where that '
'ontology has none.';
COMMENT ON COLUMN ledger.consent_purposes.recipients IS
'Who receives the story under this purpose, as recorded in each event.';

INSERT INTO ledger.consent_purposes (
    code, title, dpv_purpose, duo_codes, recipients
)
VALUES
(
    'public_display', 'Anybody may read the story.',
    'dpv:PublicBenefit', '{}', '{the public}'
),
(
    'cross_community',
    'Communities that have an agreement with its home may read the story.',
    'dpv:NonCommercialPurpose', '{DUO:0000026}',
    '{communities under a sharing agreement}'
),
(
    'research_use',
    'Researchers whom its home community admitted may study the story.',
    'dpv:NonCommercialResearch', '{DUO:0000042,DUO:0000046}',
    '{researchers under a grant}'
),
(
    'ai_analysis', 'Software may analyse the story for its communities.',
    'dpv:ServiceProvision', '{}', '{analysis services}'
),
(
    'commercial_use', 'The story may be used to earn money.',
    'dpv:CommercialPurpose', '{}', '{licensees}'
),
(
    'policy_use', 'The story may inform those who make policy.',
    'dpv:PublicPolicyMaking', '{}', '{governments and their advisers}'
),
(
    'media_use', 'Newspapers, radio and other media may retell the story.',
    'dpv:PublicRelations', '{}', '{media organisations}'
);

CREATE TABLE ledger.consent_events (
    id uuid NOT NULL,
    schema_version text NOT NULL DEFAULT 'ISO/IEC TS 27560:2023',
    story_id uuid NOT NULL,
    purpose text NOT NULL,
    ordinal integer NOT NULL,
    state text NOT NULL,
    subject_id uuid NOT NULL,
    recorded_by uuid NOT NULL,
    method text NOT NULL,
    occurred_at timestamptz NOT NULL,
    expires_at timestamptz,
    notice_version text NOT NULL,
    notice_language text NOT NULL,
    jurisdiction text NOT NULL,
    recipients text[] NOT NULL,
    withdrawal text NOT NULL,
    reason text,
    CONSTRAINT consent_events_pkey PRIMARY KEY (id),
    CONSTRAINT consent_events_story_id_key UNIQUE (story_id, purpose, ordinal),
    CONSTRAINT consent_events_story_id_fkey
    FOREIGN KEY (story_id) REFERENCES ledger.stories (id) ON DELETE RESTRICT,
    CONSTRAINT consent_events_purpose_fkey
    FOREIGN KEY (purpose) REFERENCES ledger.consent_purposes (code) ON DELETE RESTRICT,
    CONSTRAINT consent_events_subject_id_fkey
    FOREIGN KEY (subject_id) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT consent_events_recorded_by_fkey
    FOREIGN KEY (recorded_by) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT consent_events_ordinal_check CHECK (ordinal >= 1),
    CONSTRAINT consent_events_state_check
    CHECK (
        state IN (
            'unknown', 'requested', 'deferred', 'refused', 'given',
            'renewed', 'expired', 'invalidated', 'revoked', 'withdrawn'
        )
    ),
    CONSTRAINT consent_events_method_check
    CHECK (method IN ('online', 'paper', 'spoken', 'import')),
    CONSTRAINT consent_events_expires_at_check
    CHECK (
        expires_at IS NULL
        OR (state IN ('given', 'renewed') AND expires_at > occurred_at)
    ),
    CONSTRAINT consent_events_notice_language_check
    CHECK (notice_language ~ '^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$'),
    CONSTRAINT consent_events_recipients_check CHECK (cardinality(recipients) > 0)
);
COMMENT ON TABLE ledger.consent_events IS
'Consent records after ISO/IEC TS 27560, one row an event, never changed or deleted. '
'The latest event of a story and purpose counts; no event means no. Read by the '
'storyteller.';
COMMENT ON COLUMN ledger.consent_events.id IS
'Record identifier, printed on receipts.';
COMMENT ON COLUMN ledger.consent_events.schema_version IS
'Standard that the record follows.';
COMMENT ON COLUMN ledger.consent_events.story_id IS
'The story that the consent is about.';
COMMENT ON COLUMN ledger.consent_events.purpose IS
'What the story may be used for.';
COMMENT ON COLUMN ledger.consent_events.ordinal IS
'Position among the events of this story and purpose, from 1; given by the database '
'under a lock on the story.';
COMMENT ON COLUMN ledger.consent_events.state IS
'One of the ten consent states of the Data Privacy Vocabulary; only given and renewed '
'allow anything.';
COMMENT ON COLUMN ledger.consent_events.subject_id IS
'Whose consent it is: the storyteller.';
COMMENT ON COLUMN ledger.consent_events.recorded_by IS
'Who recorded the event; another than the subject where somebody was asked to write it '
'down.';
COMMENT ON COLUMN ledger.consent_events.method IS
'How it was expressed: online, paper, spoken, or import from an older system.';
COMMENT ON COLUMN ledger.consent_events.occurred_at IS
'When the event took effect.';
COMMENT ON COLUMN ledger.consent_events.expires_at IS
'When a consent ends by itself; NULL for one that lasts until it is withdrawn.';
COMMENT ON COLUMN ledger.consent_events.notice_version IS
'Version of the notice that was read to the storyteller.';
COMMENT ON COLUMN ledger.consent_events.notice_language IS
'BCP 47 tag of the language that the notice was read in.';
COMMENT ON COLUMN ledger.consent_events.jurisdiction IS
'Law that applied: that of the home community''s region at the time.';
COMMENT ON COLUMN ledger.consent_events.recipients IS
'Who receives the story, as it was told to the storyteller.';
COMMENT ON COLUMN ledger.consent_events.withdrawal IS
'How the storyteller takes it back.';
COMMENT ON COLUMN ledger.consent_events.reason IS
'Why, in the storyteller''s words, where they chose to say.';

CREATE INDEX consent_events_purpose_idx ON ledger.consent_events (purpose);
CREATE INDEX consent_events_subject_id_idx ON ledger.consent_events (subject_id);
CREATE INDEX consent_events_recorded_by_idx ON ledger.consent_events (recorded_by);
