-- eldb: requires priv.record_access
CREATE OR REPLACE FUNCTION ops.revoke_acceptance(p_rule text, p_object text)
RETURNS boolean
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SECURITY INVOKER
SET search_path = ''
AS $$
BEGIN
    DELETE FROM ops.accepted_exposures WHERE rule = p_rule AND object = p_object;
    IF NOT FOUND THEN
        RETURN FALSE;
    END IF;
    PERFORM priv.record_access(
        'revoke_acceptance', 'exposure', NULL,
        pg_catalog.jsonb_build_object('rule', p_rule, 'object', p_object)
    );
    RETURN TRUE;
END;
$$;
REVOKE ALL ON FUNCTION ops.revoke_acceptance FROM PUBLIC;
COMMENT ON FUNCTION ops.revoke_acceptance IS
'Takes back the acceptance of a finding, so that it counts again. Returns false if it '
'was not accepted. For deployers; writes an audit row.';
