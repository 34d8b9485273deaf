CREATE OR REPLACE FUNCTION ops.protect_partitions()
RETURNS integer
LANGUAGE plpgsql
VOLATILE
PARALLEL UNSAFE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_child record;
    v_grantee text;
    v_count integer := 0;
BEGIN
    FOR v_child IN
        SELECT
            c.oid::regclass AS name,
            c.relowner,
            i.inhparent::regclass AS parent,
            c.relacl
        FROM ops.list_relations('rp') AS c
        INNER JOIN pg_catalog.pg_inherits AS i ON i.inhrelid = c.oid
        WHERE
            c.relispartition
            AND (
                NOT c.relrowsecurity
                OR NOT c.relforcerowsecurity
                OR obj_description(c.oid, 'pg_class') IS NULL
                OR EXISTS (
                    SELECT FROM aclexplode(c.relacl) AS a WHERE a.grantee <> c.relowner
                )
            )
    LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', v_child.name);
        EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', v_child.name);
        EXECUTE format(
            'COMMENT ON TABLE %s IS %L',
            v_child.name,
            format('A partition of %s. Closed by itself: read the parent.', v_child.parent)
        );
        FOR v_grantee IN
            SELECT DISTINCT
                CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END
            FROM aclexplode(v_child.relacl) AS a
            WHERE a.grantee <> v_child.relowner
        LOOP
            EXECUTE format('REVOKE ALL ON TABLE %s FROM %s', v_child.name, v_grantee);
        END LOOP;
        v_count := v_count + 1;
    END LOOP;
    RETURN v_count;
END;
$$;
REVOKE ALL ON FUNCTION ops.protect_partitions() FROM PUBLIC;
COMMENT ON FUNCTION ops.protect_partitions() IS
'Gives row level security to partitions that lack it, whoever made them, and takes '
'every grant on them away; returns how many. Runs as their owner.';
