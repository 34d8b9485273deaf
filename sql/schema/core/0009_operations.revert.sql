-- The checks are repeatable functions; they go with the type that they return.
DO $$
DECLARE
    v_function regprocedure;
BEGIN
    FOR v_function IN
        SELECT oid FROM pg_catalog.pg_proc WHERE prorettype = to_regtype('ops.finding')
    LOOP
        EXECUTE format('DROP FUNCTION %s', v_function);
    END LOOP;
END;
$$;
DROP TYPE ops.finding;
DROP TABLE ops.maintenance_log;
DROP TABLE ops.jobs;
DROP TABLE ops.partition_sets;
DROP TABLE ops.settings;
