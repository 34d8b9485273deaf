BEGIN;
SELECT plan(3);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_minor_version()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);
SELECT is_empty(
    'SELECT detail FROM ops.check_minor_version()', 'this server has the known fixes'
);

CREATE OR REPLACE FUNCTION ops.list_fixes()
RETURNS TABLE (cve text, major integer, minor integer)
LANGUAGE sql
IMMUTABLE
SET search_path = ''
AS $$
SELECT 'CVE-planted', m.major, 9999
FROM (
    SELECT current_setting('server_version_num')::integer / 10000 AS major
) AS m
UNION ALL
SELECT 'CVE-of-another-major', 14, 9999;
$$;
SELECT results_eq(
    'SELECT level, metadata ->> ''object'' FROM ops.check_minor_version()',
    $$VALUES ('WARN', 'CVE-planted')$$,
    'a leak that was closed in a later release of this major version is named'
);

SELECT * FROM finish();
ROLLBACK;
