-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_replication_roles()
RETURNS SETOF ops.finding
LANGUAGE sql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM pg_catalog.pg_roles AS r
CROSS JOIN LATERAL ops.new_finding(
    'replication_roles',
    'A role that can copy the whole server',
    'INFO',
    'SECURITY',
    'REPLICATION reads every row of every table, without a grant and past every policy.',
    r.oid::regrole::text,
    pg_catalog.format('Role %s has REPLICATION.', r.oid::regrole),
    pg_catalog.format('ALTER ROLE %s NOREPLICATION;', r.oid::regrole)
) AS f
WHERE r.rolreplication AND NOT r.rolsuper;
$$;
REVOKE ALL ON FUNCTION ops.check_replication_roles FROM PUBLIC;
COMMENT ON FUNCTION ops.check_replication_roles IS
'INFO: a role, no superuser, with REPLICATION, as standbys and platforms need one. '
'Within reach of the application it is an ERROR of application_roles.';
