-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_clock()
RETURNS SETOF ops.finding
LANGUAGE sql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM (
    SELECT
        'this session' AS place,
        pg_catalog.current_setting('ledger.clock', TRUE) AS clock,
        'RESET ledger.clock;' AS remedy
    UNION ALL
    SELECT
        w.place,
        pg_catalog.split_part(c, '=', 2),
        pg_catalog.format('ALTER %s RESET ledger.clock;', w.place)
    FROM pg_catalog.pg_db_role_setting AS s
    LEFT JOIN pg_catalog.pg_database AS d ON d.oid = s.setdatabase
    CROSS JOIN LATERAL pg_catalog.unnest(s.setconfig) AS c
    CROSS JOIN LATERAL (
        SELECT CASE
            WHEN s.setrole = 0 THEN pg_catalog.format('DATABASE %I', d.datname)
            WHEN s.setdatabase = 0 THEN pg_catalog.format('ROLE %s', s.setrole::regrole)
            ELSE pg_catalog.format('ROLE %s IN DATABASE %I', s.setrole::regrole, d.datname)
        END AS place
    ) AS w
    WHERE
        c LIKE 'ledger.clock=%'
        AND (s.setdatabase = 0 OR d.datname = pg_catalog.current_database())
) AS o
CROSS JOIN LATERAL ops.new_finding(
    'clock',
    'Somebody set the clock by hand',
    'WARN',
    'OPERATIONS',
    'For deployers, expiry, memberships and periods follow ledger.clock instead of the'
    ' real time.',
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
