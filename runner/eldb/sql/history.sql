CREATE SCHEMA eldb;
COMMENT ON SCHEMA eldb IS
'The history of eldb: the files that it applied, the objects that they left, and events. Only eldb writes here.';

CREATE TABLE eldb.region (
    is_only boolean NOT NULL DEFAULT TRUE,
    format integer NOT NULL,
    region_id text,
    system_identifier bigint,
    profile jsonb,
    profile_hash text,
    pinned_at timestamptz,
    CONSTRAINT region_pkey PRIMARY KEY (is_only),
    CONSTRAINT region_is_only_check CHECK (is_only)
);
COMMENT ON TABLE eldb.region IS
'One row: the region and the cluster of this database. If either differs, eldb stops before any SQL.';
COMMENT ON COLUMN eldb.region.is_only IS 'Always true, so that the table has at most one row.';
COMMENT ON COLUMN eldb.region.format IS 'Version of the layout of this schema. eldb refuses a version that it does not know.';
COMMENT ON COLUMN eldb.region.region_id IS 'Id of the region in the profile; NULL without a profile.';
COMMENT ON COLUMN eldb.region.system_identifier IS
'Identifier of the cluster from pg_control_system(); NULL if the server hides it.';
COMMENT ON COLUMN eldb.region.profile IS 'The last profile that configured the database, validated.';
COMMENT ON COLUMN eldb.region.profile_hash IS 'SHA-256 of the file of that profile.';
COMMENT ON COLUMN eldb.region.pinned_at IS 'When eldb stored the region and the cluster.';

CREATE TABLE eldb.files (
    path text NOT NULL,
    pack text NOT NULL,
    state text NOT NULL,
    source_hash text NOT NULL,
    inputs_hash text NOT NULL,
    rendered_hash text NOT NULL,
    content text,
    xid bigint NOT NULL,
    is_sealed boolean NOT NULL DEFAULT FALSE,
    applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    applied_by text NOT NULL DEFAULT SESSION_USER,
    system_user_name text,
    duration_ms numeric(12, 3),
    lock_wait_ms numeric(12, 3),
    tool_version text NOT NULL,
    git_commit text,
    intent jsonb,
    CONSTRAINT files_pkey PRIMARY KEY (path),
    CONSTRAINT files_state_check CHECK (state IN ('intent', 'applied'))
);
COMMENT ON TABLE eldb.files IS 'One row per file that eldb applied here.';
COMMENT ON COLUMN eldb.files.path IS 'Path below the SQL folder.';
COMMENT ON COLUMN eldb.files.pack IS 'The set of files that a profile can include.';
COMMENT ON COLUMN eldb.files.state IS
'applied, or intent: eldb began a statement outside a transaction and does not know its outcome yet.';
COMMENT ON COLUMN eldb.files.source_hash IS 'SHA-256 of the bytes of the file.';
COMMENT ON COLUMN eldb.files.inputs_hash IS
'SHA-256 of all that the SQL depends on: file, macros, profile and capabilities.';
COMMENT ON COLUMN eldb.files.rendered_hash IS 'SHA-256 of the SQL that eldb sent.';
COMMENT ON COLUMN eldb.files.content IS 'Text of a versioned file, so that eldb can show what somebody edited.';
COMMENT ON COLUMN eldb.files.xid IS 'Transaction that applied the file. Until the file is sealed, eldb finds its objects by this number.';
COMMENT ON COLUMN eldb.files.is_sealed IS 'True after eldb recorded the objects of the file in eldb.objects.';
COMMENT ON COLUMN eldb.files.applied_at IS 'Time of the last run, from the server''s clock.';
COMMENT ON COLUMN eldb.files.applied_by IS 'Login that ran the file.';
COMMENT ON COLUMN eldb.files.system_user_name IS 'Operating system user who ran eldb.';
COMMENT ON COLUMN eldb.files.duration_ms IS 'Milliseconds from sending the file to its result.';
COMMENT ON COLUMN eldb.files.lock_wait_ms IS 'Milliseconds of earlier attempts that ended because another session held a lock.';
COMMENT ON COLUMN eldb.files.tool_version IS 'Version of eldb that applied the file.';
COMMENT ON COLUMN eldb.files.git_commit IS 'Commit of the git checkout of the file; NULL outside a checkout.';
COMMENT ON COLUMN eldb.files.intent IS
'While state is intent: pid and start of the backend, its target, and the indexes that were invalid before.';

CREATE TABLE eldb.objects (
    kind text NOT NULL,
    name text NOT NULL,
    path text NOT NULL,
    definition text NOT NULL,
    CONSTRAINT objects_pkey PRIMARY KEY (kind, name)
);
COMMENT ON TABLE eldb.objects IS 'One row per object that a file made. eldb reports drift if an object differs from its row.';
COMMENT ON COLUMN eldb.objects.kind IS 'schema, type, sequence, table, default, constraint, index, trigger, function, view, rls or job.';
COMMENT ON COLUMN eldb.objects.name IS 'Name with its schema; for a part of a table, also with its table.';
COMMENT ON COLUMN eldb.objects.path IS 'Path of the file that made the object.';
COMMENT ON COLUMN eldb.objects.definition IS 'Definition in the catalogue, written the same on every server version.';

CREATE TABLE eldb.events (
    id bigint GENERATED ALWAYS AS IDENTITY,
    happened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    kind text NOT NULL,
    path text,
    detail jsonb NOT NULL DEFAULT '{}',
    login text NOT NULL DEFAULT SESSION_USER,
    CONSTRAINT events_pkey PRIMARY KEY (id),
    CONSTRAINT events_kind_check CHECK (
        kind IN ('pin', 'apply', 'retry', 'heal', 'adopt', 'revert', 'forget', 'configure', 'refuse')
    )
);
COMMENT ON TABLE eldb.events IS 'One row per event: what eldb did, and why.';
COMMENT ON COLUMN eldb.events.id IS 'Number in the order of events.';
COMMENT ON COLUMN eldb.events.happened_at IS 'Time of the event, from the server''s clock.';
COMMENT ON COLUMN eldb.events.kind IS
'pin, apply, retry (another session held a lock), heal (eldb restored a drifted object), adopt (eldb took over an object, a path or a database), revert (eldb took a versioned file back), forget (a file no longer exists), configure, refuse (eldb gave up on a lock).';
COMMENT ON COLUMN eldb.events.path IS 'Path of the file, or name of the adopted object.';
COMMENT ON COLUMN eldb.events.detail IS 'The reason, and details that depend on the kind.';
COMMENT ON COLUMN eldb.events.login IS 'Login that ran eldb.';
