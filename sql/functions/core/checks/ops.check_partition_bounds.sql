-- eldb: requires ops.list_partitions
-- eldb: requires ops.list_relations
-- eldb: requires ops.new_finding
-- eldb: requires priv.uuid_floor
CREATE OR REPLACE FUNCTION ops.check_partition_bounds()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM (
    SELECT
        s.table_name AS object,
        'is not a partitioned table' AS problem,
        pg_catalog.format('DELETE FROM ops.partition_sets WHERE table_name = %L;', s.table_name)
            AS remedy
    FROM ops.partition_sets AS s
    WHERE NOT EXISTS (
        SELECT FROM pg_catalog.pg_partitioned_table AS p
        WHERE p.partrelid = pg_catalog.to_regclass(s.table_name)
    )
    UNION ALL
    SELECT
        c.oid::regclass::text,
        'has no row in ops.partition_sets, so no job creates its partitions',
        pg_catalog.format(
            'INSERT INTO ops.partition_sets (table_name, width) VALUES (%L, %L);',
            c.oid::regclass, '1 month'
        )
    FROM ops.list_relations('p') AS c
    WHERE NOT c.relispartition AND NOT EXISTS (
        SELECT FROM ops.partition_sets AS s
        WHERE pg_catalog.to_regclass(s.table_name) = c.oid
    )
    UNION ALL
    SELECT
        p.partition::text,
        'has bounds that are not UUIDv7, or is the default partition',
        pg_catalog.format('ALTER TABLE %s DETACH PARTITION %s;', p.table_name, p.partition)
    FROM ops.list_partitions() AS p
    WHERE p.from_at IS NULL OR p.to_at IS NULL
    UNION ALL
    SELECT
        p.partition::text,
        pg_catalog.format(
            'begins at %s, but the partition before it ends at %s', p.from_at, p.before
        ),
        pg_catalog.format(
            'CREATE TABLE %1$s PARTITION OF %2$s FOR VALUES FROM (%3$L) TO (%4$L);'
            ' ALTER TABLE %1$s OWNER TO %5$s; SELECT ops.protect_partitions();',
            p.table_name || pg_catalog.to_char(p.before AT TIME ZONE 'UTC', '"_p"YYYYMMDD'),
            p.table_name,
            priv.uuid_floor(p.before),
            priv.uuid_floor(p.from_at),
            (
                SELECT c.relowner::regrole
                FROM pg_catalog.pg_class AS c
                WHERE c.oid = p.table_name::regclass
            )
        )
    FROM (
        SELECT
            l.*,
            pg_catalog.lag(l.to_at) OVER (
                PARTITION BY l.table_name ORDER BY l.from_at
            ) AS before
        FROM ops.list_partitions() AS l
        WHERE l.from_at IS NOT NULL AND l.to_at IS NOT NULL
    ) AS p
    WHERE p.before <> p.from_at
) AS o
CROSS JOIN LATERAL ops.new_finding(
    'partition_bounds',
    'A partition set is not complete',
    'ERROR',
    'OPERATIONS',
    'Partitions must follow one another in time without a gap, and a default partition'
    ' must not exist.',
    o.object,
    pg_catalog.format('%s %s.', o.object, o.problem),
    o.remedy
) AS f;
$$;
REVOKE ALL ON FUNCTION ops.check_partition_bounds FROM PUBLIC;
COMMENT ON FUNCTION ops.check_partition_bounds IS
'ERROR: a partitioned table has no row in ops.partition_sets, a row there has no '
'partitioned table, there is a default partition, bounds are not UUIDv7, or there is a '
'gap between two partitions.';
