-- Drops each trigger. The triggers of partitions follow those of their parents.
SELECT
    t.tgrelid::regclass::text AS object,
    t.tgname AS part,
    'dropped' AS change,
    format('DROP TRIGGER %I ON %s', t.tgname, t.tgrelid::regclass) AS statement,
    t.tgfoid::regproc::text AS about
FROM pg_catalog.pg_trigger AS t
INNER JOIN ops.list_relations('rpv') AS c ON t.tgrelid = c.oid
WHERE NOT t.tgisinternal AND t.tgparentid = 0
