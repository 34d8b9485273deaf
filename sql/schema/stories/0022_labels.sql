CREATE TABLE ledger.label_types (
    code text NOT NULL,
    name text NOT NULL,
    family text NOT NULL,
    category text NOT NULL,
    CONSTRAINT label_types_pkey PRIMARY KEY (code),
    CONSTRAINT label_types_name_key UNIQUE (name),
    CONSTRAINT label_types_code_check CHECK (code ~ '^[a-z]+(_[a-z]+)+$'),
    CONSTRAINT label_types_name_check CHECK (name ~ '\S'),
    CONSTRAINT label_types_family_check CHECK (family IN ('tk', 'bc', 'notice')),
    CONSTRAINT label_types_category_check
    CHECK (
        CASE family
            WHEN 'notice' THEN category = 'notice'
            ELSE category IN ('provenance', 'protocol', 'permission')
        END
    )
);
COMMENT ON TABLE ledger.label_types IS
'Types of labels and notices that Local Contexts publishes. Only their names: the text '
'of a label is its community''s own. Readable by everybody.';
COMMENT ON COLUMN ledger.label_types.code IS
'Family and abbreviation, as in tk_a.';
COMMENT ON COLUMN ledger.label_types.name IS
'As Local Contexts calls it.';
COMMENT ON COLUMN ledger.label_types.family IS
'tk for Traditional Knowledge, bc for Biocultural, or notice, which stands where a '
'community has no label yet.';
COMMENT ON COLUMN ledger.label_types.category IS
'What it speaks of: provenance, protocol or permission; notice for a notice.';

INSERT INTO ledger.label_types (code, name, family, category)
VALUES
('tk_a', 'TK Attribution', 'tk', 'provenance'),
('tk_cl', 'TK Clan', 'tk', 'provenance'),
('tk_f', 'TK Family', 'tk', 'provenance'),
('tk_mc', 'TK Multiple Communities', 'tk', 'provenance'),
('tk_cv', 'TK Community Voice', 'tk', 'provenance'),
('tk_cr', 'TK Creative', 'tk', 'provenance'),
('tk_v', 'TK Verified', 'tk', 'protocol'),
('tk_nv', 'TK Non-Verified', 'tk', 'protocol'),
('tk_s', 'TK Seasonal', 'tk', 'protocol'),
('tk_wg', 'TK Women General', 'tk', 'protocol'),
('tk_mg', 'TK Men General', 'tk', 'protocol'),
('tk_mr', 'TK Men Restricted', 'tk', 'protocol'),
('tk_wr', 'TK Women Restricted', 'tk', 'protocol'),
('tk_cs', 'TK Culturally Sensitive', 'tk', 'protocol'),
('tk_ss', 'TK Secret / Sacred', 'tk', 'protocol'),
('tk_oc', 'TK Open to Commercialization', 'tk', 'permission'),
('tk_nc', 'TK Non-Commercial', 'tk', 'permission'),
('tk_co', 'TK Community Use Only', 'tk', 'permission'),
('tk_o', 'TK Outreach', 'tk', 'permission'),
('tk_cb', 'TK Open to Collaboration', 'tk', 'permission'),
('bc_p', 'BC Provenance', 'bc', 'provenance'),
('bc_mc', 'BC Multiple Communities', 'bc', 'provenance'),
('bc_cl', 'BC Clan', 'bc', 'provenance'),
('bc_cv', 'BC Consent Verified', 'bc', 'protocol'),
('bc_cnv', 'BC Consent Non-Verified', 'bc', 'protocol'),
('bc_r', 'BC Research Use', 'bc', 'permission'),
('bc_cb', 'BC Open to Collaboration', 'bc', 'permission'),
('bc_oc', 'BC Open to Commercialization', 'bc', 'permission'),
('bc_o', 'BC Outreach', 'bc', 'permission'),
('bc_nc', 'BC Non-Commercial', 'bc', 'permission'),
('notice_tk', 'Traditional Knowledge Notice', 'notice', 'notice'),
('notice_bc', 'Biocultural Notice', 'notice', 'notice'),
('notice_attribution_incomplete', 'Attribution Incomplete Notice', 'notice', 'notice'),
('notice_open_to_collaborate', 'Open to Collaborate Notice', 'notice', 'notice');

CREATE TABLE ledger.labels (
    id uuid NOT NULL,
    community_id uuid NOT NULL,
    type_code text NOT NULL,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT labels_pkey PRIMARY KEY (id),
    CONSTRAINT labels_community_id_key UNIQUE (community_id, id),
    CONSTRAINT labels_community_id_fkey
    FOREIGN KEY (community_id) REFERENCES ledger.communities (id) ON DELETE RESTRICT,
    CONSTRAINT labels_type_code_fkey
    FOREIGN KEY (type_code) REFERENCES ledger.label_types (code) ON DELETE RESTRICT,
    CONSTRAINT labels_created_by_fkey
    FOREIGN KEY (created_by) REFERENCES ledger.profiles (id) ON DELETE RESTRICT
);
COMMENT ON TABLE ledger.labels IS
'Labels that communities made their own. They inform a reader and close nothing: that '
'is what protocols do. Read by active members of the community, and by whoever reads a '
'story that carries it.';
COMMENT ON COLUMN ledger.labels.id IS
'UUIDv7; labels sort by it.';
COMMENT ON COLUMN ledger.labels.community_id IS
'Whose label it is.';
COMMENT ON COLUMN ledger.labels.type_code IS
'Which of the published types it is.';
COMMENT ON COLUMN ledger.labels.created_by IS
'The elder or lead who made it.';
COMMENT ON COLUMN ledger.labels.created_at IS
'When it was made.';

CREATE INDEX labels_type_code_idx ON ledger.labels (type_code);
CREATE INDEX labels_created_by_idx ON ledger.labels (created_by);

CREATE TABLE ledger.label_versions (
    label_id uuid NOT NULL,
    version integer NOT NULL,
    language text NOT NULL,
    name text NOT NULL,
    description text NOT NULL,
    written_by uuid NOT NULL,
    written_at timestamptz NOT NULL,
    CONSTRAINT label_versions_pkey PRIMARY KEY (label_id, version),
    CONSTRAINT label_versions_label_id_fkey
    FOREIGN KEY (label_id) REFERENCES ledger.labels (id) ON DELETE RESTRICT,
    CONSTRAINT label_versions_written_by_fkey
    FOREIGN KEY (written_by) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT label_versions_version_check CHECK (version >= 1),
    CONSTRAINT label_versions_language_check
    CHECK (language ~ '^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$'),
    CONSTRAINT label_versions_name_check
    CHECK (name ~ '\S' AND char_length(name) <= 300),
    CONSTRAINT label_versions_description_check CHECK (description ~ '\S')
);
COMMENT ON TABLE ledger.label_versions IS
'What a label says, and said before: a changed text is a new version, and the latest '
'one holds. Read by whoever reads the label.';
COMMENT ON COLUMN ledger.label_versions.label_id IS
'The label.';
COMMENT ON COLUMN ledger.label_versions.version IS
'Counts the texts of the label from 1, without a gap; given by the database under a '
'lock on the label.';
COMMENT ON COLUMN ledger.label_versions.language IS
'BCP 47 tag of the language that the community wrote it in.';
COMMENT ON COLUMN ledger.label_versions.name IS
'What the community calls the label, at most 300 characters.';
COMMENT ON COLUMN ledger.label_versions.description IS
'What the community asks of a reader.';
COMMENT ON COLUMN ledger.label_versions.written_by IS
'The elder or lead who wrote it.';
COMMENT ON COLUMN ledger.label_versions.written_at IS
'When it was written.';

CREATE INDEX label_versions_written_by_idx ON ledger.label_versions (written_by);

CREATE TABLE ledger.label_translations (
    label_id uuid NOT NULL,
    version integer NOT NULL,
    language text NOT NULL,
    name text NOT NULL,
    description text NOT NULL,
    translated_by uuid NOT NULL,
    translated_at timestamptz NOT NULL,
    CONSTRAINT label_translations_pkey PRIMARY KEY (label_id, version, language),
    CONSTRAINT label_translations_label_id_fkey
    FOREIGN KEY (label_id, version)
    REFERENCES ledger.label_versions (label_id, version) ON DELETE RESTRICT,
    CONSTRAINT label_translations_translated_by_fkey
    FOREIGN KEY (translated_by) REFERENCES ledger.profiles (id) ON DELETE RESTRICT,
    CONSTRAINT label_translations_language_check
    CHECK (language ~ '^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$'),
    CONSTRAINT label_translations_name_check
    CHECK (name ~ '\S' AND char_length(name) <= 300),
    CONSTRAINT label_translations_description_check CHECK (description ~ '\S')
);
COMMENT ON TABLE ledger.label_translations IS
'A version of a label in other languages. A new version begins without translations, '
'so that none says what is no longer meant. Read by whoever reads the label.';
COMMENT ON COLUMN ledger.label_translations.label_id IS
'The label.';
COMMENT ON COLUMN ledger.label_translations.version IS
'The version that was translated.';
COMMENT ON COLUMN ledger.label_translations.language IS
'BCP 47 tag of the language of the translation.';
COMMENT ON COLUMN ledger.label_translations.name IS
'The name of the label in it, at most 300 characters.';
COMMENT ON COLUMN ledger.label_translations.description IS
'The text of the label in it.';
COMMENT ON COLUMN ledger.label_translations.translated_by IS
'The elder or lead who answers for the translation.';
COMMENT ON COLUMN ledger.label_translations.translated_at IS
'When it was recorded last.';

CREATE INDEX label_translations_translated_by_idx
ON ledger.label_translations (translated_by);

CREATE TABLE ledger.story_labels (
    story_id uuid NOT NULL,
    community_id uuid NOT NULL,
    label_id uuid NOT NULL,
    applied_by uuid NOT NULL,
    applied_at timestamptz NOT NULL,
    CONSTRAINT story_labels_pkey PRIMARY KEY (story_id, label_id),
    CONSTRAINT story_labels_story_id_fkey
    FOREIGN KEY (story_id, community_id)
    REFERENCES ledger.story_communities (story_id, community_id) ON DELETE RESTRICT,
    CONSTRAINT story_labels_label_id_fkey
    FOREIGN KEY (community_id, label_id)
    REFERENCES ledger.labels (community_id, id) ON DELETE RESTRICT,
    CONSTRAINT story_labels_applied_by_fkey
    FOREIGN KEY (applied_by) REFERENCES ledger.profiles (id) ON DELETE RESTRICT
);
COMMENT ON TABLE ledger.story_labels IS
'The labels that a story carries, each of a community that the story belongs to. Read '
'by whoever may read the story.';
COMMENT ON COLUMN ledger.story_labels.story_id IS
'The story.';
COMMENT ON COLUMN ledger.story_labels.community_id IS
'The community of the label, one of those of the story.';
COMMENT ON COLUMN ledger.story_labels.label_id IS
'The label; its latest version is what a reader is shown.';
COMMENT ON COLUMN ledger.story_labels.applied_by IS
'Who put it on the story.';
COMMENT ON COLUMN ledger.story_labels.applied_at IS
'When it was put on the story.';

CREATE INDEX story_labels_story_id_idx ON ledger.story_labels (story_id, community_id);
CREATE INDEX story_labels_label_id_idx ON ledger.story_labels (community_id, label_id);
CREATE INDEX story_labels_applied_by_idx ON ledger.story_labels (applied_by);
