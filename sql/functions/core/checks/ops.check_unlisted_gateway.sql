-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_unlisted_gateway()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM priv.gateways AS g
CROSS JOIN LATERAL ops.new_finding(
    'unlisted_gateway',
    'The ledger believes the claims of an unlisted login',
    'ERROR',
    'SECURITY',
    'A program that connects with this login can act as any person.',
    pg_catalog.quote_ident(g.login),
    pg_catalog.format('Login %I is a gateway, and the region profile does not list it.', g.login),
    pg_catalog.format('DELETE FROM priv.gateways WHERE login = %L;', g.login)
) AS f
WHERE NOT EXISTS (
    SELECT FROM ops.settings AS s
    WHERE s.key = 'roles' AND s.value -> 'gateways' ? g.login::text
);
$$;
REVOKE ALL ON FUNCTION ops.check_unlisted_gateway FROM PUBLIC;
COMMENT ON FUNCTION ops.check_unlisted_gateway IS
'ERROR: a row of priv.gateways did not come from the region profile.';
