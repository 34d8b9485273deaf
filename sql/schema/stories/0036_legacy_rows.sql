CREATE TABLE priv.legacy_rows (
    source text NOT NULL,
    legacy_key text NOT NULL,
    row_digest bytea NOT NULL,
    outcome text NOT NULL,
    reasons text[] NOT NULL,
    target_id uuid,
    adopted_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT legacy_rows_pkey PRIMARY KEY (source, legacy_key),
    CONSTRAINT legacy_rows_row_digest_check CHECK (octet_length(row_digest) = 32),
    CONSTRAINT legacy_rows_outcome_check
    CHECK (outcome IN ('mapped', 'narrowed', 'left')),
    CONSTRAINT legacy_rows_reasons_check
    CHECK (outcome = 'mapped' OR cardinality(reasons) > 0),
    CONSTRAINT legacy_rows_target_id_check
    CHECK ((target_id IS NULL) = (outcome = 'left'))
);
COMMENT ON TABLE priv.legacy_rows IS
'One row a row of an older instance that was adopted here: what became of it and why.';
COMMENT ON COLUMN priv.legacy_rows.source IS
'Table of the older instance; communities for a text that named one.';
COMMENT ON COLUMN priv.legacy_rows.legacy_key IS
'Its id there; the text itself for a community; the digest where it had no id.';
COMMENT ON COLUMN priv.legacy_rows.row_digest IS
'SHA-256 of the old row when it was looked at; another one now says that it changed.';
COMMENT ON COLUMN priv.legacy_rows.outcome IS
'mapped, narrowed (fewer see it than before) or left (nothing here stands for it).';
COMMENT ON COLUMN priv.legacy_rows.reasons IS
'Why it was narrowed or left, and what of it has no place here; no content.';
COMMENT ON COLUMN priv.legacy_rows.target_id IS
'Id of what stands for it here; NULL when it was left.';
COMMENT ON COLUMN priv.legacy_rows.adopted_at IS 'When that was decided.';

-- Partial: what began here has no legacy id, and its writers pay nothing.
CREATE INDEX stories_legacy_id_idx
ON ledger.stories (legacy_id) WHERE legacy_id IS NOT NULL;
