CREATE OR REPLACE FUNCTION ops.sync_gateways(p_gateways jsonb)
RETURNS integer
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SECURITY INVOKER
SET search_path = ''
AS $$
DECLARE
    v_logins name[] := ARRAY(
        SELECT pg_catalog.jsonb_array_elements_text(coalesce(p_gateways, '[]'))
    );
    v_added integer;
    v_removed integer;
BEGIN
    INSERT INTO priv.gateways (login)
    SELECT pg_catalog.unnest(v_logins)
    ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS v_added = ROW_COUNT;
    DELETE FROM priv.gateways WHERE login <> ALL(v_logins);
    GET DIAGNOSTICS v_removed = ROW_COUNT;
    RETURN v_added + v_removed;
END;
$$;
REVOKE ALL ON FUNCTION ops.sync_gateways FROM PUBLIC;
COMMENT ON FUNCTION ops.sync_gateways IS
'Makes the given logins the only gateways, whose claims the ledger believes. Returns '
'how many logins it added and removed.';
