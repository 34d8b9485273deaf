-- eldb: requires priv.uuid_time
CREATE OR REPLACE FUNCTION ops.list_partitions()
RETURNS TABLE (
    table_name text, partition regclass, from_at timestamptz, to_at timestamptz
)
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT
    s.table_name,
    i.inhrelid::regclass,
    priv.uuid_time(pg_catalog.substring(b.bound, 'FROM \(''([0-9a-f-]{36})''\)')::uuid),
    priv.uuid_time(pg_catalog.substring(b.bound, 'TO \(''([0-9a-f-]{36})''\)')::uuid)
FROM ops.partition_sets AS s
INNER JOIN pg_catalog.pg_inherits AS i
    ON i.inhparent = pg_catalog.to_regclass(s.table_name)
INNER JOIN pg_catalog.pg_class AS c ON c.oid = i.inhrelid
CROSS JOIN LATERAL (
    SELECT pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS bound
) AS b;
$$;
REVOKE ALL ON FUNCTION ops.list_partitions FROM PUBLIC;
COMMENT ON FUNCTION ops.list_partitions IS
'Returns the partitions of the sets in ops.partition_sets with the time that each '
'covers. The times are NULL if a bound is not a UUIDv7.';
