-- Widens each grant on a relation, a column or a schema: to roles of the API, to PUBLIC, to every column.
WITH grants AS (
    SELECT
        c.oid,
        c.relowner AS owner,
        format('TABLE %s', c.oid::regclass) AS target,
        c.oid::regclass::text AS object,
        '' AS part,
        '' AS columns,
        c.relacl AS acl
    FROM ops.list_relations('rpvm') AS c
    UNION ALL
    SELECT
        c.oid, c.relowner, format('TABLE %s', c.oid::regclass), c.oid::regclass::text, a.attname,
        format(' (%I)', a.attname), a.attacl
    FROM ops.list_relations('rpvm') AS c
    INNER JOIN pg_catalog.pg_attribute AS a ON c.oid = a.attrelid
    UNION ALL
    SELECT n.oid, n.nspowner, format('SCHEMA %I', n.nspname), n.nspname, '', '', n.nspacl
    FROM ops.list_schemas() AS n
),

held AS (
    SELECT g.*, a.grantee, a.privilege_type AS privilege
    FROM grants AS g
    CROSS JOIN LATERAL pg_catalog.aclexplode(g.acl) AS a
    WHERE a.grantee <> g.owner
),

callers AS (
    SELECT r.oid, r.oid::regrole::text AS name
    FROM ops.list_roles() AS r
    WHERE r.duty IN ('anon', 'authenticated', 'service_role')
    UNION ALL
    SELECT 0, 'PUBLIC'
)

SELECT
    h.object,
    h.part,
    format('%s for %s', h.privilege, c.name) AS change,
    format('GRANT %s%s ON %s TO %s', h.privilege, h.columns, h.target, c.name) AS statement
FROM held AS h
CROSS JOIN callers AS c
WHERE NOT EXISTS (
    SELECT FROM held AS g
    WHERE
        g.oid = h.oid
        AND g.privilege = h.privilege
        AND g.grantee IN (c.oid, 0)
        AND g.part IN (h.part, '')
)
UNION
SELECT
    h.object, '', format('%s for %s on every column', h.privilege, h.grantee::regrole),
    format('GRANT %s ON %s TO %s', h.privilege, h.target, h.grantee::regrole)
FROM held AS h
WHERE h.part <> ''
