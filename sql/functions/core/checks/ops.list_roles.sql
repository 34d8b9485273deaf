CREATE OR REPLACE FUNCTION ops.list_roles()
RETURNS TABLE (duty text, oid oid)
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT t.duty, r.oid
FROM (
    SELECT d.key AS duty, d.value AS name
    FROM ops.settings AS s
    CROSS JOIN LATERAL pg_catalog.jsonb_each_text(s.value - 'gateways') AS d
    WHERE s.key = 'roles'
    UNION ALL
    SELECT 'gateway', g.login
    FROM priv.gateways AS g
) AS t
INNER JOIN pg_catalog.pg_roles AS r ON r.rolname = t.name;
$$;
REVOKE ALL ON FUNCTION ops.list_roles FROM PUBLIC;
COMMENT ON FUNCTION ops.list_roles IS
'Roles of this region that exist, by duty: owner, definer, maintenance, auditor, '
'backup, anon, authenticated, service_role; and gateway for each login in '
'priv.gateways.';
