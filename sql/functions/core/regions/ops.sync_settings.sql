CREATE OR REPLACE FUNCTION ops.sync_settings(p_profile jsonb)
RETURNS integer
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SECURITY INVOKER
SET search_path = ''
AS $$
DECLARE
    v_changed integer;
BEGIN
    INSERT INTO ops.settings AS s (key, value)
    SELECT t.key, t.value
    FROM pg_catalog.jsonb_each(p_profile) AS t
    WHERE t.key IN ('roles', 'retention', 'limits', 'recovery')
    ON CONFLICT (key) DO UPDATE
        SET value = excluded.value
        WHERE s.value <> excluded.value;
    GET DIAGNOSTICS v_changed = ROW_COUNT;
    RETURN v_changed;
END;
$$;
REVOKE ALL ON FUNCTION ops.sync_settings FROM PUBLIC;
COMMENT ON FUNCTION ops.sync_settings IS
'Stores the sections of the region profile that functions read. Returns how many '
'sections changed.';
