-- Lists the extensions that are installed or that this login can install. pg_cron must be preloaded, and serves one database.
SELECT 'pg' || major FROM generate_series(15, current_setting('server_version_num')::integer / 10000) AS major
UNION
SELECT extname FROM pg_catalog.pg_extension
UNION
SELECT e.name
FROM pg_catalog.pg_available_extensions AS e
INNER JOIN pg_catalog.pg_available_extension_versions AS v ON e.name = v.name AND e.default_version = v.version
WHERE (NOT v.superuser OR v.trusted OR (SELECT r.rolsuper FROM pg_catalog.pg_roles AS r WHERE r.rolname = CURRENT_USER))
    AND CASE
        WHEN e.name <> 'pg_cron' THEN TRUE
        WHEN pg_has_role('pg_read_all_settings', 'USAGE') THEN
            coalesce(current_setting('cron.database_name', TRUE) = current_database(), FALSE)
        ELSE FALSE
    END
