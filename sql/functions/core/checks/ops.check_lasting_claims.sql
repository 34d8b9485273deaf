-- eldb: requires ops.list_stored_settings
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_lasting_claims()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.list_stored_settings('request.jwt.claims') AS s
CROSS JOIN LATERAL ops.new_finding(
    'lasting_claims',
    'Claims last longer than a request',
    'ERROR',
    'SECURITY',
    'Claims belong to one transaction. If they last longer, the next client of the'
    ' connection acts as the same person.',
    s.place,
    pg_catalog.format('The settings of %s hold request.jwt.claims.', s.place),
    pg_catalog.format('ALTER %s RESET "request.jwt.claims";', s.place)
) AS f;
$$;
REVOKE ALL ON FUNCTION ops.check_lasting_claims FROM PUBLIC;
COMMENT ON FUNCTION ops.check_lasting_claims IS
'ERROR: request.jwt.claims is stored for a role or a database, so that its connections '
'begin as some person.';
