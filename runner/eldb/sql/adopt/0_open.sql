CREATE FUNCTION pg_temp.bind_owner(p_action text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    v_name regclass;
BEGIN
    FOR v_name IN
        SELECT c.oid
        FROM pg_catalog.pg_class AS c
        WHERE c.relnamespace = 'ledger'::regnamespace AND c.relkind IN ('r', 'p') AND c.relrowsecurity AND NOT c.relispartition
        ORDER BY c.relname
    LOOP
        EXECUTE format('ALTER TABLE %s %s ROW LEVEL SECURITY', v_name, p_action);
    END LOOP;
END;
$$;
-- Forced row security would hide rows from the owner and refuse the owner's inserts; 9_close.sql forces it again.
SELECT pg_temp.bind_owner('NO FORCE');
