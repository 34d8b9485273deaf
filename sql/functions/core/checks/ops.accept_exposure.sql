-- eldb: requires priv.record_access
CREATE OR REPLACE FUNCTION ops.accept_exposure(
    p_rule text, p_object text, p_reason text, p_accepted_by text DEFAULT session_user
)
RETURNS void
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SECURITY INVOKER
SET search_path = ''
AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM ops.verify() AS f
        WHERE f.name = p_rule AND f.metadata ->> 'object' = p_object
    ) THEN
        RAISE EXCEPTION 'rule % has no finding about %', p_rule, p_object
            USING ERRCODE = 'no_data_found',
                  HINT = 'Copy name and metadata.object of a finding that ops.verify() reports.';
    END IF;
    INSERT INTO ops.accepted_exposures (rule, object, reason, accepted_by)
    VALUES (p_rule, p_object, p_reason, p_accepted_by)
    ON CONFLICT ON CONSTRAINT accepted_exposures_pkey DO UPDATE
        SET reason = excluded.reason,
            accepted_by = excluded.accepted_by,
            login = excluded.login,
            accepted_at = excluded.accepted_at;
    PERFORM priv.record_access(
        'accept_exposure', 'exposure', NULL,
        pg_catalog.jsonb_build_object(
            'rule', p_rule, 'object', p_object, 'reason', p_reason, 'accepted_by', p_accepted_by
        )
    );
END;
$$;
REVOKE ALL ON FUNCTION ops.accept_exposure FROM PUBLIC;
COMMENT ON FUNCTION ops.accept_exposure IS
'Accepts a finding that verify reports now. From then on verify reports it as INFO, '
'with the person who decided and the reason. For deployers; writes an audit row. '
'Raises no_data_found if there is no such finding.';
