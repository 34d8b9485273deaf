CREATE OR REPLACE FUNCTION ops.sync_partition_sets(p_scale text, p_retention jsonb)
RETURNS integer
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SECURITY INVOKER
SET search_path = ''
AS $$
DECLARE
    v_changed integer;
BEGIN
    UPDATE ops.partition_sets AS s
    SET width = t.width, keep = t.keep
    FROM (
        SELECT
            o.table_name,
            CASE
                WHEN NOT o.follows_scale THEN o.width
                WHEN p_scale = 'global' THEN '1 month'
                WHEN p_scale = 'regional' THEN '3 months'
                ELSE '1 year'
            END AS width,
            coalesce(
                (p_retention ->> pg_catalog.split_part(o.table_name, '.', 2))::interval,
                o.keep
            ) AS keep
        FROM ops.partition_sets AS o
    ) AS t
    WHERE s.table_name = t.table_name
        AND (s.width, s.keep) IS DISTINCT FROM (t.width, t.keep);
    GET DIAGNOSTICS v_changed = ROW_COUNT;
    RETURN v_changed;
END;
$$;
REVOKE ALL ON FUNCTION ops.sync_partition_sets FROM PUBLIC;
COMMENT ON FUNCTION ops.sync_partition_sets IS
'Sets how wide new partitions are, by the scale of the region, and how long partitions '
'are kept, by the retention in the profile. Returns how many rows changed.';
