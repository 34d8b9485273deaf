BEGIN;
SELECT plan(2);

SELECT is_empty(
    $$SELECT cve, major FROM ops.list_fixes() GROUP BY cve, major HAVING count(*) > 1$$,
    'a major version has one fixed release per leak'
);
SELECT is_empty(
    $$SELECT cve FROM ops.list_fixes() WHERE cve !~ '^CVE-\d{4}-\d{4,}$' OR minor < 1$$,
    'each leak has a CVE number'
);

SELECT * FROM finish();
ROLLBACK;
