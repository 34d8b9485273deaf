BEGIN;
SELECT plan(2);

SELECT is_empty(
    'SELECT detail FROM ops.check_minor_version()',
    'the check finds nothing on a server with all fixes'
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
    'the check reports a leak that a later minor release of this major version closed'
);

SELECT * FROM finish();
ROLLBACK;
