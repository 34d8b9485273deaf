-- eldb: requires ops.list_fixes
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_minor_version()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.list_fixes() AS x
CROSS JOIN LATERAL (
    SELECT pg_catalog.current_setting('server_version_num')::integer AS number
) AS v
CROSS JOIN LATERAL ops.new_finding(
    'minor_version',
    'The server has a known leak',
    'WARN',
    'SECURITY',
    'Older minor releases are known to show rows that row level security hides.',
    x.cve,
    pg_catalog.format(
        'The server is %s.%s; %s was fixed in %1$s.%4$s.',
        x.major, v.number % 10000, x.cve, x.minor
    ),
    pg_catalog.format(
        'Install PostgreSQL %s.%s or a later minor release, then restart the server.',
        x.major, x.minor
    )
) AS f
WHERE x.major = v.number / 10000 AND v.number % 10000 < x.minor;
$$;
REVOKE ALL ON FUNCTION ops.check_minor_version FROM PUBLIC;
COMMENT ON FUNCTION ops.check_minor_version IS
'WARN: the minor release of the server is older than one that closed a known leak '
'around row level security.';
