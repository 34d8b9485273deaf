CREATE TABLE ledger.access_logs (
    id uuid NOT NULL,
    actor_id uuid,
    login name NOT NULL,
    acting_as name NOT NULL,
    action text NOT NULL,
    object_kind text NOT NULL,
    object_id uuid,
    detail jsonb NOT NULL DEFAULT '{}',
    occurred_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT access_logs_pkey PRIMARY KEY (id),
    CONSTRAINT access_logs_action_check CHECK (action ~ '^[a-z][a-z_]*$'),
    CONSTRAINT access_logs_object_kind_check CHECK (object_kind ~ '^[a-z][a-z_]*$'),
    CONSTRAINT access_logs_detail_check CHECK (jsonb_typeof(detail) = 'object')
) PARTITION BY RANGE (id);
CREATE INDEX access_logs_actor_id_idx ON ledger.access_logs (actor_id, id DESC);
CREATE INDEX access_logs_object_id_idx ON ledger.access_logs (object_id, id DESC);

INSERT INTO ops.partition_sets (table_name, width, follows_scale)
VALUES ('ledger.access_logs', '1 month', FALSE);

COMMENT ON TABLE ledger.access_logs IS
'Who changed what, appended by the functions that change it. A person reads their own '
'actions, an auditor all; nobody edits it.';
COMMENT ON COLUMN ledger.access_logs.id IS
'UUIDv7, made by the database; its time decides the partition.';
COMMENT ON COLUMN ledger.access_logs.actor_id IS
'The person who acted; NULL for a server or an operator. No foreign key: the log '
'outlives what it names.';
COMMENT ON COLUMN ledger.access_logs.login IS 'Database login of the session.';
COMMENT ON COLUMN ledger.access_logs.acting_as IS 'Role that was set for the request.';
COMMENT ON COLUMN ledger.access_logs.action IS 'The verb, for instance add_member.';
COMMENT ON COLUMN ledger.access_logs.object_kind IS
'What object_id is the key of, for instance community.';
COMMENT ON COLUMN ledger.access_logs.object_id IS 'Key of what was acted on.';
COMMENT ON COLUMN ledger.access_logs.detail IS
'What else is needed to understand the action, as a JSON object; never content.';
COMMENT ON COLUMN ledger.access_logs.occurred_at IS
'Start of the transaction, by the server''s own clock.';
