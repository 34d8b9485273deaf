-- Drops each constraint and each unique index. Two kinds cannot be dropped alone: those that a foreign key needs, and
-- those that a partition inherits.
SELECT
    c.oid::regclass::text AS object,
    k.conname AS part,
    'dropped' AS change,
    format('ALTER TABLE %s DROP CONSTRAINT %I', c.oid::regclass, k.conname) AS statement
FROM pg_catalog.pg_constraint AS k
INNER JOIN ops.list_relations('rp') AS c ON k.conrelid = c.oid
WHERE
    k.contype IN ('c', 'f', 'u', 'p', 'x')
    AND k.coninhcount = 0
    AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_constraint AS f
        WHERE f.contype = 'f' AND f.confrelid = k.conrelid AND f.conindid = k.conindid
    )
UNION ALL
SELECT
    c.oid::regclass::text, i.indexrelid::regclass::text, 'dropped', format('DROP INDEX %s', i.indexrelid::regclass)
FROM pg_catalog.pg_index AS i
INNER JOIN ops.list_relations('rp') AS c ON i.indrelid = c.oid
WHERE
    i.indisunique
    AND NOT c.relispartition
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS k WHERE k.conindid = i.indexrelid)
