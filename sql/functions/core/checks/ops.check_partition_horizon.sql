-- eldb: requires ops.list_partitions
-- eldb: requires ops.new_finding
-- eldb: requires priv.now
CREATE OR REPLACE FUNCTION ops.check_partition_horizon()
RETURNS SETOF ops.finding
LANGUAGE sql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.partition_sets AS s
CROSS JOIN LATERAL (
    SELECT
        pg_catalog.count(*) FILTER (
            WHERE p.from_at <= priv.now() AND p.to_at > priv.now()
        ) AS present,
        pg_catalog.count(*) FILTER (WHERE p.from_at > priv.now()) AS ahead,
        pg_catalog.max(p.to_at) AS until
    FROM ops.list_partitions() AS p
    WHERE p.table_name = s.table_name
) AS c
CROSS JOIN LATERAL ops.new_finding(
    'partition_horizon',
    'Partitions run out',
    CASE c.present WHEN 0 THEN 'ERROR' ELSE 'WARN' END,
    'OPERATIONS',
    'A row whose time no partition covers is refused.',
    s.table_name,
    pg_catalog.format(
        'Table %s: %s cover the present, %s of %s lie ahead, until %s.',
        s.table_name, c.present, c.ahead, s.ahead, coalesce(c.until::text, 'never')
    ),
    pg_catalog.format('SELECT ops.ensure_partitions(%L);', s.table_name)
) AS f
WHERE c.present = 0 OR c.ahead < s.ahead;
$$;
REVOKE ALL ON FUNCTION ops.check_partition_horizon FROM PUBLIC;
COMMENT ON FUNCTION ops.check_partition_horizon IS
'ERROR: a partitioned table takes no row now. WARN: it has fewer partitions ahead than '
'ops.partition_sets asks for.';
