-- eldb: requires ops.hide_content
-- eldb: requires ops.list_roles
CREATE OR REPLACE FUNCTION ops.protect_partitions()
RETURNS integer
LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    v_backup CONSTANT regrole := (
        SELECT r.oid FROM ops.list_roles() AS r WHERE r.duty = 'backup'
    );
    v_child record;
    v_grantee text;
    v_count integer := 0;
BEGIN
    FOR v_child IN
        SELECT
            c.oid::regclass AS name,
            i.inhparent::regclass AS parent,
            c.relname || '_select_backup' AS policy,
            g.grantees
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
                WHERE
                    a.grantee <> c.relowner
                    AND (a.grantee, a.privilege_type) IS DISTINCT FROM (v_backup, 'SELECT')
            ) AS grantees
        ) AS g
        WHERE
            c.relispartition
            -- Only an operator can change a partition of another owner; verify reports it.
            AND pg_has_role(c.relowner, 'USAGE')
            AND (
                NOT c.relrowsecurity
                OR NOT c.relforcerowsecurity
                OR obj_description(c.oid, 'pg_class') IS NULL
                OR g.grantees <> '{}'
                OR NOT has_table_privilege(v_backup, c.oid, 'SELECT')
                OR v_backup IS NOT NULL AND NOT EXISTS (
                    SELECT FROM pg_catalog.pg_policy AS p
                    WHERE p.polrelid = c.oid AND p.polroles = ARRAY[v_backup::oid]
                )
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
            format(
                'A partition of %1$s. Read %1$s: only the backup may read the partition.',
                v_child.parent
            )
        );
        PERFORM ops.hide_content(v_child.name);
        FOREACH v_grantee IN ARRAY v_child.grantees LOOP
            EXECUTE format('REVOKE ALL ON TABLE %s FROM %s', v_child.name, v_grantee);
        END LOOP;
        IF v_backup IS NOT NULL THEN
            -- A dump reads each partition by itself.
            EXECUTE format('GRANT SELECT ON TABLE %s TO %s', v_child.name, v_backup);
            EXECUTE format('DROP POLICY IF EXISTS %I ON %s', v_child.policy, v_child.name);
            EXECUTE format(
                'CREATE POLICY %I ON %s FOR SELECT TO %s USING (TRUE)',
                v_child.policy, v_child.name, v_backup
            );
            EXECUTE format(
                'COMMENT ON POLICY %I ON %s IS %L',
                v_child.policy, v_child.name,
                'The backup reads every row: with missing rows it could not be restored.'
            );
        END IF;
        v_count := v_count + 1;
    END LOOP;
    RETURN v_count;
END;
$$;
REVOKE ALL ON FUNCTION ops.protect_partitions FROM PUBLIC;
COMMENT ON FUNCTION ops.protect_partitions IS
'Enables and forces row level security on partitions that lack it, whoever created '
'them. Revokes every grant on them except that of the backup role, and takes what '
'people wrote out of their statistics. Returns how many partitions it changed. Runs '
'with the rights of the owner.';
