-- Lists grants by files on the history. They are not in eldb.objects, so the baseline must copy them.
SELECT format('GRANT %s ON %s TO %s', a.privilege_type, o.name, a.grantee::regrole)
FROM (
    SELECT 'SCHEMA eldb' AS name, n.nspacl AS acl, n.nspowner AS owner
    FROM pg_catalog.pg_namespace AS n
    WHERE n.nspname = 'eldb'
    UNION ALL
    SELECT CASE c.relkind WHEN 'S' THEN 'SEQUENCE ' ELSE 'TABLE ' END || c.oid::regclass, c.relacl, c.relowner
    FROM pg_catalog.pg_class AS c
    WHERE c.relnamespace = 'eldb'::regnamespace AND c.relkind IN ('r', 'S')
) AS o
CROSS JOIN LATERAL pg_catalog.aclexplode(o.acl) AS a
WHERE a.grantee <> o.owner
