-- eldb: requires ops.list_partitions
-- eldb: requires ops.new_finding
-- eldb: requires priv.now
CREATE OR REPLACE FUNCTION ops.check_partition_horizon()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
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
    'A table runs out of partitions',
    CASE c.present WHEN 0 THEN 'ERROR' ELSE 'WARN' END,
    'OPERATIONS',
    'PostgreSQL refuses a row if no partition covers its time.',
    s.table_name,
    pg_catalog.format(
        'Table %s has %s partitions for the present and %s of %s ahead%s.',
        s.table_name, c.present, c.ahead, s.ahead, coalesce(', the last until ' || c.until, '')
    ),
    pg_catalog.format('SELECT ops.ensure_partitions(%L);', s.table_name)
) AS f
WHERE c.present = 0 OR c.ahead < s.ahead;
$$;
REVOKE ALL ON FUNCTION ops.check_partition_horizon FROM PUBLIC;
COMMENT ON FUNCTION ops.check_partition_horizon IS
'ERROR: no partition of a table covers the present, so that the table refuses new '
'rows. WARN: fewer partitions lie ahead than ops.partition_sets asks for.';
