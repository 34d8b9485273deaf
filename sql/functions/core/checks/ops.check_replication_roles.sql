-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_replication_roles()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM pg_catalog.pg_roles AS r
CROSS JOIN LATERAL ops.new_finding(
    'replication_roles',
    'A role can copy the whole server',
    'INFO',
    'SECURITY',
    'A role with REPLICATION reads every row of every table; it needs no grant, and'
    ' policies do not apply to it.',
    r.oid::regrole::text,
    pg_catalog.format('Role %s has REPLICATION.', r.oid::regrole),
    pg_catalog.format('ALTER ROLE %s NOREPLICATION;', r.oid::regrole)
) AS f
WHERE r.rolreplication AND NOT r.rolsuper;
$$;
REVOKE ALL ON FUNCTION ops.check_replication_roles FROM PUBLIC;
COMMENT ON FUNCTION ops.check_replication_roles IS
'INFO: a role that is not a superuser has REPLICATION. Standbys and some platforms '
'need one. If the application can become it, application_roles reports an ERROR.';
