-- Each trigger, dropped. Those of partitions follow their parent's.
SELECT
    t.tgrelid::regclass::text AS object,
    t.tgname AS part,
    'dropped' AS change,
    format('DROP TRIGGER %I ON %s', t.tgname, t.tgrelid::regclass) AS plant,
    t.tgfoid::regproc::text AS about
FROM pg_catalog.pg_trigger AS t
INNER JOIN ops.list_relations('rpv') AS c ON t.tgrelid = c.oid
WHERE NOT t.tgisinternal AND t.tgparentid = 0
