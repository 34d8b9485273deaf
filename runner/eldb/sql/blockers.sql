-- Describes each session that holds a lock which the session waits for.
SELECT
    CASE WHEN b.pid = 0 THEN 'a prepared transaction (pg_prepared_xacts)' ELSE
        format(
            'pid %%s, %%s, %%s, %%s for %%s: %%s',
            b.pid,
            coalesce(a.usename, 'somebody'),
            coalesce(nullif(a.application_name, ''), 'no application name'),
            coalesce(a.state, 'working'),
            date_trunc('second', clock_timestamp() - coalesce(a.xact_start, a.query_start, a.backend_start)),
            left(regexp_replace(a.query, '\s+', ' ', 'g'), 80)
        )
    END
FROM unnest(pg_catalog.pg_blocking_pids(%(pid)s)) AS b (pid)
LEFT JOIN pg_catalog.pg_stat_activity AS a ON b.pid = a.pid
GROUP BY b.pid, a.usename, a.application_name, a.state, a.xact_start, a.query_start, a.backend_start, a.query
ORDER BY b.pid
