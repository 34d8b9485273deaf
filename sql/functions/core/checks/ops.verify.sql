CREATE OR REPLACE FUNCTION ops.verify()
RETURNS SETOF ops.finding
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = ''
AS $$
DECLARE
    v_check regproc;
BEGIN
    -- Found by name, so that a pack brings its checks by bringing their files.
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
'Every finding of every check, a function ops.check_<rule> each; no row means that all '
'promises hold. Changes nothing. docs/checks.md explains the rules.';
