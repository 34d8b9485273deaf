-- eldb: requires functions/core/ops.hide_content.sql
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
        SELECT c.oid::regclass AS name, i.inhparent::regclass AS parent, g.grantees
        FROM ops.list_relations('rp') AS c
        INNER JOIN pg_catalog.pg_inherits AS i ON i.inhrelid = c.oid
        CROSS JOIN LATERAL (
            SELECT ARRAY(
                SELECT DISTINCT
                    CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END
                FROM (
                    SELECT c.relacl AS acl
                    UNION ALL
                    SELECT t.attacl FROM pg_catalog.pg_attribute AS t WHERE t.attrelid = c.oid
                ) AS o
                CROSS JOIN LATERAL aclexplode(o.acl) AS a
                WHERE a.grantee <> c.relowner
            ) AS grantees
        ) AS g
        WHERE
            c.relispartition
            -- What another role owns only an operator can mend; verify names it.
            AND pg_has_role(c.relowner, 'USAGE')
            AND (
                NOT c.relrowsecurity
                OR NOT c.relforcerowsecurity
                OR obj_description(c.oid, 'pg_class') IS NULL
                OR g.grantees <> '{}'
                OR c.oid IN (
                    SELECT l.relation FROM ops.list_content_columns() AS l
                    WHERE l.statistics_target <> 0
                )
            )
    LOOP
        EXECUTE format(
            'ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY',
            v_child.name
        );
        EXECUTE format(
            'COMMENT ON TABLE %s IS %L',
            v_child.name,
            format('A partition of %s. Closed by itself: read the parent.', v_child.parent)
        );
        PERFORM ops.hide_content(v_child.name);
        FOREACH v_grantee IN ARRAY v_child.grantees LOOP
            EXECUTE format('REVOKE ALL ON TABLE %s FROM %s', v_child.name, v_grantee);
        END LOOP;
        v_count := v_count + 1;
    END LOOP;
    RETURN v_count;
END;
$$;
REVOKE ALL ON FUNCTION ops.protect_partitions() FROM PUBLIC;
COMMENT ON FUNCTION ops.protect_partitions() IS
'Gives row level security to partitions that lack it, whoever made them, takes every '
'grant on them away and what people wrote out of their statistics; returns how many. '
'Runs as their owner.';
