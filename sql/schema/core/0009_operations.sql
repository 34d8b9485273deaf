CREATE TABLE ops.settings (
    key text NOT NULL,
    value jsonb NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT settings_pkey PRIMARY KEY (key),
    CONSTRAINT settings_key_check CHECK (key ~ '^[a-z][a-z_]*$')
);

CREATE TABLE ops.partition_sets (
    table_name text NOT NULL,
    width interval NOT NULL,
    ahead integer NOT NULL DEFAULT 3,
    keep interval,
    follows_scale boolean NOT NULL DEFAULT TRUE,
    fillfactor integer NOT NULL DEFAULT 100,
    CONSTRAINT partition_sets_pkey PRIMARY KEY (table_name),
    CONSTRAINT partition_sets_table_name_check
    CHECK (table_name ~ '^[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*$'),
    CONSTRAINT partition_sets_width_check
    CHECK (width IN ('1 day', '7 days', '1 month', '3 months', '1 year')),
    CONSTRAINT partition_sets_ahead_check CHECK (ahead BETWEEN 1 AND 100),
    CONSTRAINT partition_sets_keep_check CHECK (keep > '0'),
    CONSTRAINT partition_sets_fillfactor_check CHECK (fillfactor BETWEEN 10 AND 100)
);

CREATE TABLE ops.jobs (
    name text NOT NULL,
    schedule text NOT NULL,
    command text NOT NULL,
    role name NOT NULL,
    CONSTRAINT jobs_pkey PRIMARY KEY (name),
    CONSTRAINT jobs_name_check CHECK (name ~ '^[a-z][a-z0-9_]*$'),
    CONSTRAINT jobs_schedule_check CHECK (schedule ~ '\S'),
    CONSTRAINT jobs_command_check CHECK (command ~ '\S')
);

CREATE TABLE ops.maintenance_log (
    id uuid NOT NULL,
    job text NOT NULL,
    detail jsonb NOT NULL DEFAULT '{}',
    occurred_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT maintenance_log_pkey PRIMARY KEY (id),
    CONSTRAINT maintenance_log_job_check CHECK (job ~ '^[a-z][a-z0-9_]*$'),
    CONSTRAINT maintenance_log_detail_check CHECK (jsonb_typeof(detail) = 'object')
);

CREATE TYPE ops.finding AS (
    name text,
    title text,
    level text,
    facing text,
    categories text [],
    description text,
    detail text,
    remediation text,
    metadata jsonb,
    cache_key text
);

COMMENT ON TABLE ops.settings IS
'What the region profile says and functions need, one row a section. Written by '
'ops.configure_region.';
COMMENT ON COLUMN ops.settings.key IS
'Section of the profile: roles, retention, limits or recovery.';
COMMENT ON COLUMN ops.settings.value IS 'The section as the profile has it.';
COMMENT ON COLUMN ops.settings.updated_at IS 'When the section last changed.';

COMMENT ON TABLE ops.partition_sets IS
'Tables partitioned by UUIDv7 and how ops.ensure_partitions keeps them; a row stands '
'for each one.';
COMMENT ON COLUMN ops.partition_sets.table_name IS
'Schema and table, lower case, with a dot between.';
COMMENT ON COLUMN ops.partition_sets.width IS
'Time that one new partition covers, aligned to UTC; partitions that exist keep '
'theirs.';
COMMENT ON COLUMN ops.partition_sets.ahead IS
'Partitions that must exist beyond the current one; fewer is a warning.';
COMMENT ON COLUMN ops.partition_sets.keep IS
'How long after its end a partition may stay before verify names it; NULL keeps it for '
'ever.';
COMMENT ON COLUMN ops.partition_sets.follows_scale IS
'True when the scale of the region decides the width: pilot a year, regional a '
'quarter, global a month.';
COMMENT ON COLUMN ops.partition_sets.fillfactor IS
'Percent of a page that inserts fill in a new partition; the rest is for updates that '
'touch no index. A partitioned table cannot carry it itself.';

COMMENT ON TABLE ops.jobs IS
'What must run on a schedule, whoever runs it: pg_cron, eldb jobs or an outer '
'scheduler.';
COMMENT ON COLUMN ops.jobs.name IS 'Name of the job, the same in pg_cron.';
COMMENT ON COLUMN ops.jobs.schedule IS
'Five cron fields, in the time zone of the scheduler.';
COMMENT ON COLUMN ops.jobs.command IS 'SQL to run as the role of the job.';
COMMENT ON COLUMN ops.jobs.role IS
'The role to set before the command, never the deployer''s own.';

COMMENT ON TABLE ops.maintenance_log IS
'What maintenance changed, a row a run that changed something. Holds no content.';
COMMENT ON COLUMN ops.maintenance_log.id IS 'UUIDv7, made by the database.';
COMMENT ON COLUMN ops.maintenance_log.job IS 'Which job or function did it.';
COMMENT ON COLUMN ops.maintenance_log.detail IS
'Names and counts of what changed, as a JSON object.';
COMMENT ON COLUMN ops.maintenance_log.occurred_at IS
'Start of the transaction that did it.';

COMMENT ON TYPE ops.finding IS
'One thing that verify found; the columns are those of the Splinter linter, so that '
'its readers work.';
COMMENT ON COLUMN ops.finding.name IS
'Rule, as in docs/checks.md; found by ops.check_<name>().';
COMMENT ON COLUMN ops.finding.title IS 'The rule in a few words.';
COMMENT ON COLUMN ops.finding.level IS
'ERROR: a promise is broken; WARN: it will be; INFO: worth knowing.';
COMMENT ON COLUMN ops.finding.facing IS
'EXTERNAL when people who use the ledger are exposed, else INTERNAL.';
COMMENT ON COLUMN ops.finding.categories IS 'SECURITY, PERFORMANCE or OPERATIONS.';
COMMENT ON COLUMN ops.finding.description IS 'Why the rule exists.';
COMMENT ON COLUMN ops.finding.detail IS 'What was found, naming the object.';
COMMENT ON COLUMN ops.finding.remediation IS 'SQL or a command that can be pasted.';
COMMENT ON COLUMN ops.finding.metadata IS 'The object for machines, as {"object": …}.';
COMMENT ON COLUMN ops.finding.cache_key IS 'Rule and object, the same in every run.';
