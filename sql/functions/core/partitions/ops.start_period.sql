CREATE OR REPLACE FUNCTION ops.start_period(p_at timestamptz, p_width interval)
RETURNS timestamptz
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
DECLARE
    v_utc timestamp := p_at AT TIME ZONE 'UTC';
    v_months integer := extract(YEAR FROM p_width) * 12 + extract(MONTH FROM p_width);
    v_month integer := extract(YEAR FROM v_utc) * 12 + extract(MONTH FROM v_utc) - 1;
BEGIN
    IF v_months = 0 THEN
        RETURN pg_catalog.date_bin(p_width, p_at, '2001-01-01 00:00:00+00');
    END IF;
    v_month := v_month / v_months * v_months;
    RETURN pg_catalog.make_timestamptz(v_month / 12, v_month % 12 + 1, 1, 0, 0, 0, 'UTC');
END;
$$;
REVOKE ALL ON FUNCTION ops.start_period FROM PUBLIC;
COMMENT ON FUNCTION ops.start_period IS
'Returns the start of the period that contains a time, in UTC. The width is a number '
'of days or of months.';
