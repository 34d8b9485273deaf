CREATE OR REPLACE FUNCTION ops.verify()
RETURNS SETOF ops.finding
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
DECLARE
    v_check regproc;
BEGIN
    -- verify finds checks by their names, so that a pack adds one by adding its file.
    FOR v_check IN
        SELECT p.oid
        FROM ops.list_functions() AS p
        WHERE
            p.pronamespace = 'ops'::regnamespace
            AND p.proname LIKE 'check\_%'
            AND p.prorettype = 'ops.finding'::regtype
        ORDER BY p.proname
    LOOP
        RETURN QUERY EXECUTE pg_catalog.format(
            'SELECT w.* FROM %s() AS f CROSS JOIN LATERAL ops.weigh_finding(f) AS w', v_check
        );
    END LOOP;
END;
$$;
REVOKE ALL ON FUNCTION ops.verify FROM PUBLIC;
COMMENT ON FUNCTION ops.verify IS
'Runs every check, one function ops.check_<rule>() per rule, and returns all findings. '
'No row means that every promise holds. It changes nothing. docs/checks.md explains '
'the rules.';
