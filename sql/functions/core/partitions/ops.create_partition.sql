CREATE OR REPLACE FUNCTION ops.create_partition(
    p_set ops.partition_sets, p_from timestamptz, p_to timestamptz
)
RETURNS text
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'
AS $$
DECLARE
    v_child text := format(
        '%I.%I',
        split_part(p_set.table_name, '.', 1),
        split_part(p_set.table_name, '.', 2) || to_char(p_from, '"_p"YYYYMMDD')
    );
BEGIN
    EXECUTE format(
        'CREATE TABLE %s PARTITION OF %s FOR VALUES FROM (%L) TO (%L)'
        ' WITH (fillfactor = %s)',
        v_child,
        p_set.table_name::regclass,
        priv.uuid_floor(p_from),
        priv.uuid_floor(p_to),
        p_set.fillfactor
    );
    RETURN v_child;
END;
$$;
REVOKE ALL ON FUNCTION ops.create_partition FROM PUBLIC;
COMMENT ON FUNCTION ops.create_partition IS
'Creates the partition of a set from p_from to p_to, and returns its name. It does not '
'protect the partition; its callers run ops.protect_partitions afterwards.';
