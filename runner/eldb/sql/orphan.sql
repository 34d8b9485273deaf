-- Ends the backend of an interrupted run that continues without its client: it holds the runner's lock, an intent names it, and
-- the session that watched it has ended together with the client.
SELECT pg_catalog.pg_terminate_backend(a.pid)
FROM eldb.files AS f
CROSS JOIN LATERAL jsonb_to_record(f.intent) AS i (pid integer, started timestamptz, watch integer)
INNER JOIN pg_catalog.pg_stat_activity AS a ON i.pid = a.pid AND i.started = a.backend_start
INNER JOIN pg_catalog.pg_locks AS l ON a.pid = l.pid AND l.locktype = 'advisory' AND l.granted AND l.objid = %(lock)s
WHERE f.state = 'intent'
    AND i.watch IS NOT NULL
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity AS w WHERE w.pid = i.watch)
