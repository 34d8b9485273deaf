-- Returns the facts that eldb needs first about a server and its database.
SELECT
    current_setting('server_version_num')::integer,
    current_setting('server_version'),
    pg_catalog.pg_is_in_recovery(),
    current_setting('default_transaction_read_only')::boolean OR current_setting('transaction_read_only')::boolean,
    current_setting('server_encoding'),
    current_database(),
    SESSION_USER::text,
    to_regclass('eldb.files') IS NOT NULL,
    pg_catalog.pg_backend_pid()
