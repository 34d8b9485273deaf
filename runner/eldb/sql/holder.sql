-- Describes the session that holds the runner's lock of this database.
SELECT format('pid %%s, %%s, since %%s', a.pid, a.usename, a.backend_start::timestamptz(0))
FROM pg_catalog.pg_locks AS l
INNER JOIN pg_catalog.pg_stat_activity AS a ON l.pid = a.pid
INNER JOIN pg_catalog.pg_database AS d ON l.database = d.oid AND d.datname = current_database()
WHERE l.locktype = 'advisory' AND l.granted AND l.objid = %(lock)s
