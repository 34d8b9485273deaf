CREATE OR REPLACE FUNCTION ops.weigh_finding(p_finding ops.finding)
RETURNS ops.finding
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
DECLARE
    v_number integer;
    v_accepted ops.accepted_exposures;
BEGIN
    SELECT r.number INTO v_number FROM ops.rules AS r WHERE r.name = p_finding.name;
    SELECT a.* INTO v_accepted
    FROM ops.accepted_exposures AS a
    WHERE a.rule = p_finding.name AND a.object = p_finding.metadata ->> 'object';
    p_finding.metadata := p_finding.metadata || pg_catalog.jsonb_build_object('number', v_number);
    IF v_accepted.rule IS NOT NULL THEN
        p_finding.level := 'INFO';
        p_finding.detail := pg_catalog.format(
            '%s Accepted by %s: %s', p_finding.detail, v_accepted.accepted_by, v_accepted.reason
        );
        p_finding.metadata := p_finding.metadata || pg_catalog.jsonb_build_object(
            'accepted', pg_catalog.to_jsonb(v_accepted) - '{rule,object}'::text[]
        );
    END IF;
    RETURN p_finding;
END;
$$;
REVOKE ALL ON FUNCTION ops.weigh_finding FROM PUBLIC;
COMMENT ON FUNCTION ops.weigh_finding IS
'Returns a finding with the number of its rule. If ops.accepted_exposures accepts it, '
'its level becomes INFO and its detail says who accepted it and why.';
