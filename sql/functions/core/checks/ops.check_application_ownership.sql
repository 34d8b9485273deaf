-- eldb: requires ops.list_functions
-- eldb: requires ops.list_relations
-- eldb: requires ops.list_roles
-- eldb: requires ops.list_schemas
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_application_ownership()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM (
    SELECT pg_catalog.format('SCHEMA %I', n.nspname) AS object, n.nspowner AS role
    FROM ops.list_schemas() AS n
    UNION ALL
    SELECT pg_catalog.format('TABLE %s', c.oid::regclass), c.relowner
    FROM ops.list_relations('rpvmfS') AS c
    UNION ALL
    SELECT pg_catalog.format('ROUTINE %s', p.oid::regprocedure), p.proowner
    FROM ops.list_functions() AS p
) AS o
INNER JOIN ops.list_roles() AS r
    ON r.oid = o.role AND r.duty NOT IN ('owner', 'definer')
INNER JOIN ops.list_roles() AS w ON w.duty = 'owner'
CROSS JOIN LATERAL ops.new_finding(
    'application_ownership',
    'A role of the application owns an object',
    'ERROR',
    'SECURITY',
    'The owner of an object can grant, alter and drop it, and policies do not prevent'
    ' that.',
    o.object,
    pg_catalog.format('%s belongs to %s.', o.object, o.role::regrole),
    pg_catalog.format('ALTER %s OWNER TO %s;', o.object, w.oid::regrole)
) AS f
UNION ALL
SELECT f.*
FROM ops.list_schemas() AS n
INNER JOIN ops.list_roles() AS r ON r.duty NOT IN ('owner', 'definer')
CROSS JOIN LATERAL ops.new_finding(
    'application_ownership',
    'A role of the application may create objects',
    'ERROR',
    'SECURITY',
    'A role owns what it creates, and can place it where other sessions use it by mistake.',
    pg_catalog.format('SCHEMA %I:%s', n.nspname, r.oid::regrole),
    pg_catalog.format('Role %s may create in schema %I.', r.oid::regrole, n.nspname),
    pg_catalog.format('REVOKE CREATE ON SCHEMA %I FROM %s;', n.nspname, r.oid::regrole)
) AS f
WHERE pg_catalog.has_schema_privilege(r.oid, n.oid, 'CREATE');
$$;
REVOKE ALL ON FUNCTION ops.check_application_ownership FROM PUBLIC;
COMMENT ON FUNCTION ops.check_application_ownership IS
'ERROR: a role of the application, or a gateway, owns a schema, table or function of '
'the ledger or may create one.';
