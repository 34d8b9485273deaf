-- Records what a later run needs to find the outcome: the target, the backend, and the indexes that were invalid before.
(
    SELECT {target}::jsonb || jsonb_build_object(
        'pid', a.pid,
        'started', a.backend_start,
        'invalid', ARRAY(
            SELECT format('%I.%I', n.nspname, c.relname)
            FROM pg_catalog.pg_index AS i
            INNER JOIN pg_catalog.pg_class AS c ON i.indexrelid = c.oid
            INNER JOIN pg_catalog.pg_namespace AS n ON c.relnamespace = n.oid
            WHERE NOT i.indisvalid AND c.relkind = 'i'
            ORDER BY 1
        )
    )
    FROM pg_catalog.pg_stat_activity AS a
    WHERE a.pid = pg_backend_pid()
)
