-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_region_pinned()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM (
    SELECT pg_catalog.count(*) AS local FROM ledger.regions AS r WHERE r.is_local
) AS c
CROSS JOIN LATERAL ops.new_finding(
    'region_pinned',
    'The database serves no region',
    'ERROR',
    'OPERATIONS',
    'The one local region decides which law binds the rows and where they may be stored.',
    'ledger.regions',
    pg_catalog.format('%s rows of ledger.regions are local; there must be one.', c.local),
    'eldb bootstrap REGION'
) AS f
WHERE c.local <> 1;
$$;
REVOKE ALL ON FUNCTION ops.check_region_pinned FROM PUBLIC;
COMMENT ON FUNCTION ops.check_region_pinned IS
'ERROR: not exactly one region is the local one. Somebody has to apply a region '
'profile.';
