-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_unscheduled_jobs()
RETURNS SETOF ops.finding
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_known bigint[];
BEGIN
    IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_cron') THEN
        RETURN;
    END IF;
    -- pg_cron shows a login its own jobs only, unless row security lets it see all.
    IF has_schema_privilege('cron', 'USAGE') THEN
        IF has_table_privilege('cron.job', 'SELECT')
            AND NOT row_security_active('cron.job') THEN
            EXECUTE 'SELECT array_agg(jobid) FROM cron.job WHERE active' INTO v_known;
            v_known := coalesce(v_known, '{}');
        END IF;
    END IF;
    RETURN QUERY
    SELECT f.*
    FROM ops.jobs AS j
    CROSS JOIN LATERAL ops.new_finding(
        'unscheduled_jobs',
        'A job that nothing runs',
        'ERROR',
        'SECURITY',
        'A job that does not run keeps no promise: partitions run out, what has expired stays.',
        j.name,
        format('pg_cron is installed and does not run job %s.', j.name),
        'eldb apply gives the job to pg_cron; an active job of that name must be left in cron.job.'
    ) AS f
    WHERE j.pg_cron_id IS NULL OR j.pg_cron_id <> ALL(v_known);
END;
$$;
REVOKE ALL ON FUNCTION ops.check_unscheduled_jobs FROM PUBLIC;
COMMENT ON FUNCTION ops.check_unscheduled_jobs IS
'ERROR: pg_cron is installed in this database and does not run a job of ops.jobs. If '
'the caller may not see every job of pg_cron, only what was recorded is judged.';
