-- eldb: requires ops.list_stored_settings
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_clock()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM (
    SELECT
        'this session' AS place,
        pg_catalog.current_setting('ledger.clock', TRUE) AS clock,
        'RESET ledger.clock;' AS remedy
    UNION ALL
    SELECT s.place, s.value, pg_catalog.format('ALTER %s RESET ledger.clock;', s.place)
    FROM ops.list_stored_settings('ledger.clock') AS s
) AS o
CROSS JOIN LATERAL ops.new_finding(
    'clock',
    'Somebody set the clock by hand',
    'WARN',
    'OPERATIONS',
    'For deployers, expiry, memberships and periods follow ledger.clock instead of the real'
    ' time.',
    o.place,
    pg_catalog.format('Setting ledger.clock of %s is %s.', o.place, o.clock),
    o.remedy
) AS f
WHERE o.clock <> '';
$$;
REVOKE ALL ON FUNCTION ops.check_clock FROM PUBLIC;
COMMENT ON FUNCTION ops.check_clock IS
'WARN: ledger.clock is set in this session, or for a role or database. Only a test may '
'set it, for one transaction.';
