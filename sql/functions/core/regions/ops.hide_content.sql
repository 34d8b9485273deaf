-- eldb: requires ops.list_content_columns
CREATE OR REPLACE FUNCTION ops.hide_content(p_relation regclass)
RETURNS integer
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SECURITY INVOKER
SET search_path = ''
AS $$
DECLARE
    v_column record;
    v_count integer := 0;
BEGIN
    FOR v_column IN
        SELECT
            l.relation,
            l.column_name,
            n.nspname AS schema_name,
            c.relname AS relation_name
        FROM ops.list_content_columns() AS l
        INNER JOIN pg_catalog.pg_class AS c ON c.oid = l.relation
        INNER JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE
            l.statistics_target <> 0
            AND l.relation IN (
                SELECT t.relid FROM pg_catalog.pg_partition_tree(p_relation) AS t
                UNION ALL
                SELECT p_relation
            )
            AND pg_catalog.pg_has_role(c.relowner, 'USAGE')
    LOOP
        EXECUTE pg_catalog.format(
            'ALTER TABLE ONLY %s ALTER COLUMN %I SET STATISTICS 0',
            v_column.relation,
            v_column.column_name
        );
        -- Clear the statistics that exist. Older servers keep them until a superuser deletes
        -- them.
        IF pg_catalog.current_setting('server_version_num')::integer >= 180000 THEN
            EXECUTE pg_catalog.format(
                'SELECT pg_catalog.pg_clear_attribute_stats(%L, %L, %L, i)'
                ' FROM pg_catalog.unnest(ARRAY[TRUE, FALSE]) AS i'
                -- pg_partman can take MAINTAIN from the owner.
                ' WHERE pg_catalog.has_table_privilege(%L::regclass, ''MAINTAIN'')',
                v_column.schema_name,
                v_column.relation_name,
                v_column.column_name,
                v_column.relation
            );
        END IF;
        v_count := v_count + 1;
    END LOOP;
    RETURN v_count;
END;
$$;
REVOKE ALL ON FUNCTION ops.hide_content FROM PUBLIC;
COMMENT ON FUNCTION ops.hide_content IS
'Takes what people wrote in a table and its partitions out of the statistics, because '
'EXPLAIN would tell from them how often a text occurs. Returns how many columns it '
'changed.';
