-- eldb: requires ops.list_relations
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_security_invoker()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.list_relations('v') AS c
CROSS JOIN LATERAL ops.new_finding(
    'security_invoker',
    'A view reads with the rights of its owner',
    'ERROR',
    'SECURITY',
    'Without security_invoker PostgreSQL asks whether the owner of the view may see a row,'
    ' not whether its reader may.',
    c.oid::regclass::text,
    pg_catalog.format('View %s does not have security_invoker.', c.oid::regclass),
    pg_catalog.format('ALTER VIEW %s SET (security_invoker = TRUE);', c.oid::regclass)
) AS f
WHERE NOT coalesce(
    (
        SELECT o.option_value::boolean
        FROM pg_catalog.pg_options_to_table(c.reloptions) AS o
        WHERE o.option_name = 'security_invoker'
    ),
    FALSE
);
$$;
REVOKE ALL ON FUNCTION ops.check_security_invoker FROM PUBLIC;
COMMENT ON FUNCTION ops.check_security_invoker IS
'ERROR: a view shows its readers rows with the rights of its owner.';
