CREATE TABLE ledger.communities (
    id uuid NOT NULL,
    region_id text NOT NULL,
    slug text NOT NULL,
    name text NOT NULL,
    size_class text NOT NULL,
    languages text[] NOT NULL DEFAULT '{}',
    country text NOT NULL,
    description text NOT NULL DEFAULT '',
    sovereignty_metadata jsonb NOT NULL DEFAULT '{}',
    status text NOT NULL DEFAULT 'active',
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT communities_pkey PRIMARY KEY (id),
    CONSTRAINT communities_slug_key UNIQUE (slug),
    CONSTRAINT communities_region_id_fkey
    FOREIGN KEY (region_id) REFERENCES ledger.regions (id) ON DELETE RESTRICT,
    CONSTRAINT communities_slug_check CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    CONSTRAINT communities_name_check CHECK (name ~ '\S'),
    CONSTRAINT communities_size_class_check
    CHECK (size_class IN ('small', 'large', 'enterprise')),
    -- Joining drops NULLs and splitting finds commas: for a bad one the counts differ.
    CONSTRAINT communities_languages_check
    CHECK (
        array_to_string(languages, ',')
        ~ '^([A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*(,(?=.)|$))*$'
        AND cardinality(string_to_array(array_to_string(languages, ','), ','))
        = cardinality(languages)
    ),
    CONSTRAINT communities_country_check CHECK (country ~ '^[A-Z]{2}$'),
    CONSTRAINT communities_sovereignty_metadata_check
    CHECK (jsonb_typeof(sovereignty_metadata) = 'object'),
    CONSTRAINT communities_status_check CHECK (status IN ('active', 'closed')),
    CONSTRAINT communities_updated_at_check CHECK (updated_at >= created_at)
);
CREATE INDEX communities_region_id_idx ON ledger.communities (region_id);

COMMENT ON TABLE ledger.communities IS
'A public register: active communities are readable by everybody, who belongs to them '
'is not.';
COMMENT ON COLUMN ledger.communities.id IS 'UUIDv7, made by the database.';
COMMENT ON COLUMN ledger.communities.region_id IS
'The region whose jurisdiction and disks hold what the community keeps.';
COMMENT ON COLUMN ledger.communities.slug IS
'Stable short name in addresses and in the region profile.';
COMMENT ON COLUMN ledger.communities.name IS 'As the community writes its name.';
COMMENT ON COLUMN ledger.communities.size_class IS
'small, large or enterprise; picks the limits under the key limits of ops.settings.';
COMMENT ON COLUMN ledger.communities.languages IS
'BCP 47 tags of the languages spoken, the first one preferred.';
COMMENT ON COLUMN ledger.communities.country IS 'ISO 3166-1 alpha-2 code.';
COMMENT ON COLUMN ledger.communities.description IS
'A few public words; empty when there are none.';
COMMENT ON COLUMN ledger.communities.sovereignty_metadata IS
'Public statements of the community about its authority over its data, as a JSON '
'object. Grants nothing.';
COMMENT ON COLUMN ledger.communities.status IS
'active, or closed: then it is no longer listed and nobody joins.';
COMMENT ON COLUMN ledger.communities.created_at IS 'When it entered this database.';
COMMENT ON COLUMN ledger.communities.updated_at IS
'Last change of the row, kept by a trigger.';
