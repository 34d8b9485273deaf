CREATE OR REPLACE FUNCTION ops.register_job(
    p_name text, p_schedule text, p_command text
)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SECURITY INVOKER
SET search_path = ''
AS $$
DECLARE
    v_role name;
BEGIN
    INSERT INTO ops.jobs (name, schedule, command)
    VALUES (p_name, p_schedule, p_command)
    ON CONFLICT (name) DO UPDATE
        SET schedule = excluded.schedule, command = excluded.command
    RETURNING role INTO v_role;
    -- A name in a schema that the login may not use is an error even to look up.
    IF EXISTS (
        SELECT FROM pg_catalog.pg_namespace AS n
        WHERE n.nspname = 'cron' AND pg_catalog.has_schema_privilege(n.oid, 'USAGE')
    ) THEN
        UPDATE ops.jobs
        SET pg_cron_id = cron.schedule(
            p_name, p_schedule, pg_catalog.format('SET ROLE %I; %s', v_role, p_command)
        )
        WHERE name = p_name;
    END IF;
END;
$$;
REVOKE ALL ON FUNCTION ops.register_job FROM PUBLIC;
COMMENT ON FUNCTION ops.register_job IS
'Records a job, or changes its schedule and command. If pg_cron is installed, '
'schedules the job there as well; pg_cron then connects as the login that called this '
'function.';
