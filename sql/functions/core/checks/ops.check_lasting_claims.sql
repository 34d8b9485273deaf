-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_lasting_claims()
RETURNS SETOF ops.finding
LANGUAGE sql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM pg_catalog.pg_db_role_setting AS s
CROSS JOIN LATERAL pg_catalog.unnest(s.setconfig) AS c
LEFT JOIN pg_catalog.pg_database AS d ON d.oid = s.setdatabase
CROSS JOIN LATERAL (
    SELECT CASE
        WHEN s.setrole = 0 THEN pg_catalog.format('DATABASE %I', d.datname)
        WHEN s.setdatabase = 0 THEN pg_catalog.format('ROLE %s', s.setrole::regrole)
        ELSE pg_catalog.format('ROLE %s IN DATABASE %I', s.setrole::regrole, d.datname)
    END AS place
) AS w
CROSS JOIN LATERAL ops.new_finding(
    'lasting_claims',
    'Claims last longer than a request',
    'ERROR',
    'SECURITY',
    'Claims belong to one transaction. If they last longer, the next client of the'
    ' connection acts as the same person.',
    w.place,
    pg_catalog.format('The settings of %s hold request.jwt.claims.', w.place),
    pg_catalog.format('ALTER %s RESET "request.jwt.claims";', w.place)
) AS f
WHERE
    c LIKE 'request.jwt.claims=%'
    AND (s.setdatabase = 0 OR d.datname = pg_catalog.current_database());
$$;
REVOKE ALL ON FUNCTION ops.check_lasting_claims FROM PUBLIC;
COMMENT ON FUNCTION ops.check_lasting_claims IS
'ERROR: request.jwt.claims is stored for a role or a database, so that its connections '
'begin as some person.';
