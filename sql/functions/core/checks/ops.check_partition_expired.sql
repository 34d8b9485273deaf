-- eldb: requires ops.list_partitions
-- eldb: requires ops.new_finding
-- eldb: requires priv.now
CREATE OR REPLACE FUNCTION ops.check_partition_expired()
RETURNS SETOF ops.finding
LANGUAGE sql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.partition_sets AS s
INNER JOIN ops.list_partitions() AS p ON p.table_name = s.table_name
CROSS JOIN LATERAL ops.new_finding(
    'partition_expired',
    'A partition kept longer than it should be',
    'INFO',
    'OPERATIONS',
    'What the region promised to forget is still there.',
    p.partition::text,
    pg_catalog.format('Partition %s ended at %s and is kept %s.', p.partition, p.to_at, s.keep),
    pg_catalog.format(
        'ALTER TABLE %s DETACH PARTITION %s; DROP TABLE %2$s;', s.table_name, p.partition
    )
) AS f
WHERE p.to_at + s.keep < priv.now();
$$;
REVOKE ALL ON FUNCTION ops.check_partition_expired FROM PUBLIC;
COMMENT ON FUNCTION ops.check_partition_expired IS
'INFO: a partition whose end is further back than its set keeps. Detach and drop it '
'when its rows have been archived.';
