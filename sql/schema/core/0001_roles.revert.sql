-- eldb: as login
-- The roles stay: other databases of the cluster may use them.
DO $$
DECLARE
    v_role name;
BEGIN
    FOR v_role IN
        SELECT DISTINCT r.rolname
        FROM pg_catalog.pg_namespace AS n
        CROSS JOIN LATERAL pg_catalog.aclexplode(n.nspacl) AS a
        INNER JOIN pg_catalog.pg_roles AS r ON r.oid = a.grantee
        WHERE n.nspname = 'eldb' AND a.grantee <> n.nspowner
    LOOP
        EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA eldb FROM %I', v_role);
        EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA eldb FROM %I', v_role);
        EXECUTE format('REVOKE ALL ON SCHEMA eldb FROM %I', v_role);
    END LOOP;
END;
$$;
