CREATE SCHEMA eldb;
COMMENT ON SCHEMA eldb IS
'What the runner did to this database and how it left it. Written by eldb only.';

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
'One row: which region this database is, and on which cluster. A mismatch stops eldb before any SQL.';
COMMENT ON COLUMN eldb.region.is_only IS 'Always true: there is one row.';
COMMENT ON COLUMN eldb.region.format IS 'Version of the layout of schema eldb.';
COMMENT ON COLUMN eldb.region.region_id IS 'Region of the profile, NULL when none was given.';
COMMENT ON COLUMN eldb.region.system_identifier IS
'pg_control_system() of the cluster that was pinned; NULL where the server hides it.';
COMMENT ON COLUMN eldb.region.profile IS 'The validated profile that was applied last.';
COMMENT ON COLUMN eldb.region.profile_hash IS 'SHA-256 of the profile file that was configured last.';
COMMENT ON COLUMN eldb.region.pinned_at IS 'When the region was pinned.';

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
COMMENT ON TABLE eldb.files IS 'One row a file that was applied here.';
COMMENT ON COLUMN eldb.files.path IS 'Path below the SQL folder.';
COMMENT ON COLUMN eldb.files.pack IS 'Pack of the file.';
COMMENT ON COLUMN eldb.files.state IS
'applied; or intent: a statement outside a transaction was begun and its outcome is not known.';
COMMENT ON COLUMN eldb.files.source_hash IS 'SHA-256 of the file''s bytes.';
COMMENT ON COLUMN eldb.files.inputs_hash IS
'SHA-256 of all that the rendered text depends on: file, macros, profile, capabilities.';
COMMENT ON COLUMN eldb.files.rendered_hash IS 'SHA-256 of the SQL that was sent.';
COMMENT ON COLUMN eldb.files.content IS 'Text of a versioned file, to show what an edit changed.';
COMMENT ON COLUMN eldb.files.xid IS 'Transaction that applied it; names the objects it made until it is sealed.';
COMMENT ON COLUMN eldb.files.is_sealed IS 'True once eldb.objects holds what the file left.';
COMMENT ON COLUMN eldb.files.applied_at IS 'When, by the server''s clock.';
COMMENT ON COLUMN eldb.files.applied_by IS 'Database login.';
COMMENT ON COLUMN eldb.files.system_user_name IS 'Operating system user who ran eldb.';
COMMENT ON COLUMN eldb.files.duration_ms IS 'Milliseconds from sending the file to its result.';
COMMENT ON COLUMN eldb.files.lock_wait_ms IS 'Milliseconds lost to lock timeouts before that.';
COMMENT ON COLUMN eldb.files.tool_version IS 'Version of eldb.';
COMMENT ON COLUMN eldb.files.git_commit IS 'Commit of the checkout the file came from, if it was one.';
COMMENT ON COLUMN eldb.files.intent IS
'While state is intent: backend pid and start, and the indexes that were invalid before.';

CREATE TABLE eldb.objects (
    kind text NOT NULL,
    name text NOT NULL,
    path text NOT NULL,
    definition text NOT NULL,
    CONSTRAINT objects_pkey PRIMARY KEY (kind, name)
);
COMMENT ON TABLE eldb.objects IS 'One row an object that a file made: how it was left. Drift is the difference to this.';
COMMENT ON COLUMN eldb.objects.kind IS 'schema, type, sequence, table, default, constraint, index, trigger, function, view, rls or job.';
COMMENT ON COLUMN eldb.objects.name IS 'Qualified name.';
COMMENT ON COLUMN eldb.objects.path IS 'File that made it.';
COMMENT ON COLUMN eldb.objects.definition IS 'What the catalogue says of it, the same on every server version.';

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
COMMENT ON TABLE eldb.events IS 'One row an event: what eldb did, and why.';
COMMENT ON COLUMN eldb.events.id IS 'In order of happening.';
COMMENT ON COLUMN eldb.events.happened_at IS 'When, by the server''s clock.';
COMMENT ON COLUMN eldb.events.kind IS
'pin, apply, retry (a lock was not free), heal (a repeatable had drifted), adopt (drift accepted by name), revert (a versioned file taken back), forget (a file that is gone), configure, refuse.';
COMMENT ON COLUMN eldb.events.path IS 'File, or object that was adopted.';
COMMENT ON COLUMN eldb.events.detail IS 'Reason, and what is particular to the kind.';
COMMENT ON COLUMN eldb.events.login IS 'Database login.';
