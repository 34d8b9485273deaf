-- Turns row level security, and then its force, off on each table and partition.
SELECT
    c.oid::regclass::text AS object,
    '' AS part,
    v.change,
    format('ALTER TABLE %s %s', c.oid::regclass, v.action) AS statement
FROM ops.list_relations('rp') AS c
CROSS JOIN (
    VALUES
    ('row security not enabled', 'DISABLE ROW LEVEL SECURITY'),
    ('row security not forced', 'NO FORCE ROW LEVEL SECURITY')
) AS v (change, action)
