CREATE TABLE ledger.disclosures (
    id uuid NOT NULL,
    story_id uuid NOT NULL,
    version integer NOT NULL,
    purpose text NOT NULL,
    parts text[] NOT NULL,
    recipient text NOT NULL,
    contact text NOT NULL,
    disclosed_by uuid NOT NULL,
    disclosed_at timestamptz NOT NULL,
    CONSTRAINT disclosures_pkey PRIMARY KEY (id),
    CONSTRAINT disclosures_story_id_fkey
    FOREIGN KEY (story_id, version)
    REFERENCES ledger.story_versions (story_id, version) ON DELETE RESTRICT,
    CONSTRAINT disclosures_purpose_fkey
    FOREIGN KEY (purpose) REFERENCES ledger.consent_purposes (code) ON DELETE RESTRICT,
    CONSTRAINT disclosures_disclosed_by_fkey
    FOREIGN KEY (disclosed_by) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT disclosures_parts_check
    CHECK (
        cardinality(parts) > 0
        AND parts <@ ARRAY[
            'title', 'text', 'summary', 'transcription', 'media', 'analysis'
        ]
    ),
    CONSTRAINT disclosures_recipient_check CHECK (recipient ~ '\S'),
    CONSTRAINT disclosures_contact_check CHECK (contact ~ '\S')
);
COMMENT ON TABLE ledger.disclosures IS
'Who outside received what of a story, so that a withdrawal or an erasure can be told '
'to them; never changed. Read by the storyteller and by elders and leads of its home.';
COMMENT ON COLUMN ledger.disclosures.id IS
'UUIDv7; disclosures sort by it.';
COMMENT ON COLUMN ledger.disclosures.story_id IS
'The story.';
COMMENT ON COLUMN ledger.disclosures.version IS
'The version that was handed over.';
COMMENT ON COLUMN ledger.disclosures.purpose IS
'What it was handed over for; consent to it was in effect then.';
COMMENT ON COLUMN ledger.disclosures.parts IS
'Which parts went out: title, text, summary, transcription, media, analysis.';
COMMENT ON COLUMN ledger.disclosures.recipient IS
'The person or organisation that has it now.';
COMMENT ON COLUMN ledger.disclosures.contact IS
'How they are reached when the story must not be used any more.';
COMMENT ON COLUMN ledger.disclosures.disclosed_by IS
'Who handed it over.';
COMMENT ON COLUMN ledger.disclosures.disclosed_at IS
'When it was handed over.';

CREATE INDEX disclosures_story_id_idx ON ledger.disclosures (story_id, version);
CREATE INDEX disclosures_purpose_idx ON ledger.disclosures (purpose);
CREATE INDEX disclosures_disclosed_by_idx ON ledger.disclosures (disclosed_by);
