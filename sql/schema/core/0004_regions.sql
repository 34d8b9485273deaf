CREATE TABLE ledger.regions (
    id text NOT NULL,
    name text NOT NULL,
    jurisdiction text NOT NULL,
    data_location text NOT NULL,
    is_local boolean NOT NULL DEFAULT FALSE,
    scale text,
    CONSTRAINT regions_pkey PRIMARY KEY (id),
    CONSTRAINT regions_id_check CHECK (id ~ '^[a-z][a-z0-9_]{0,47}$'),
    CONSTRAINT regions_name_check CHECK (name ~ '\S'),
    CONSTRAINT regions_jurisdiction_check CHECK (jurisdiction ~ '\S'),
    CONSTRAINT regions_data_location_check CHECK (data_location ~ '\S'),
    CONSTRAINT regions_scale_check CHECK (scale IN ('pilot', 'regional', 'global')),
    CONSTRAINT regions_local_check CHECK (is_local = (scale IS NOT NULL))
);
CREATE UNIQUE INDEX regions_is_local_idx ON ledger.regions (is_local) WHERE is_local;

COMMENT ON TABLE ledger.regions IS
'This region and the peers it knows. Everybody may read it: where data lives is no '
'secret.';
COMMENT ON COLUMN ledger.regions.id IS
'Short name, as in the region profile, for instance oceania.';
COMMENT ON COLUMN ledger.regions.name IS 'Name for people.';
COMMENT ON COLUMN ledger.regions.jurisdiction IS
'Whose law binds the data of the region.';
COMMENT ON COLUMN ledger.regions.data_location IS 'Where the disks are.';
COMMENT ON COLUMN ledger.regions.is_local IS
'True for the one region that this database serves; at most one row can have it.';
COMMENT ON COLUMN ledger.regions.scale IS
'pilot, regional or global, from the profile; decides how wide partitions are. NULL '
'for peers.';
