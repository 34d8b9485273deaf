BEGIN;
SELECT plan(2);

SELECT is_empty(
    $$
    SELECT cve, major FROM ops.list_fixes()
    GROUP BY cve, major HAVING count(*) > 1
    $$,
    'a leak is closed once in a major version'
);
SELECT is_empty(
    $$SELECT cve FROM ops.list_fixes() WHERE cve !~ '^CVE-\d{4}-\d{4,}$' OR minor < 1$$,
    'each has its public name'
);

SELECT * FROM finish();
ROLLBACK;
