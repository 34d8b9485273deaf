-- Lists scratch databases of killed runs. A name ends in the pid of its session, and that session no longer exists.
SELECT d.datname
FROM pg_catalog.pg_database AS d
WHERE starts_with(d.datname, %s)
    AND pg_catalog.pg_has_role(d.datdba, 'USAGE')
    AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_stat_activity AS a
        WHERE a.pid::text = substr(d.datname, length(%s) + 1)
    )
