-- eldb: requires ops.list_partitions
-- eldb: requires ops.new_finding
-- eldb: requires priv.now
CREATE OR REPLACE FUNCTION ops.check_partition_expired()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.partition_sets AS s
INNER JOIN ops.list_partitions() AS p ON p.table_name = s.table_name
CROSS JOIN LATERAL ops.new_finding(
    'partition_expired',
    'A partition is kept too long',
    'INFO',
    'OPERATIONS',
    'The region promised to delete these rows by now.',
    p.partition::text,
    pg_catalog.format(
        'Partition %s ended at %s, and its set keeps partitions for %s.',
        p.partition, p.to_at, s.keep
    ),
    pg_catalog.format(
        'ALTER TABLE %s DETACH PARTITION %s; DROP TABLE %2$s;', s.table_name, p.partition
    )
) AS f
WHERE p.to_at + s.keep < priv.now();
$$;
REVOKE ALL ON FUNCTION ops.check_partition_expired FROM PUBLIC;
COMMENT ON FUNCTION ops.check_partition_expired IS
'INFO: a partition ended longer ago than its set keeps partitions. Archive its rows, '
'then detach and drop it.';
