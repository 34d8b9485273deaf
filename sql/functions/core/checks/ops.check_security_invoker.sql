-- eldb: requires ops.list_relations
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_security_invoker()
RETURNS SETOF ops.finding
LANGUAGE sql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.list_relations('v') AS c
CROSS JOIN LATERAL ops.new_finding(
    'security_invoker',
    'A view that reads with its owner''s rights',
    'ERROR',
    'SECURITY',
    'Without security_invoker the policies judge the owner of the view, not its reader.',
    c.oid::regclass::text,
    pg_catalog.format('View %s is not security_invoker.', c.oid::regclass),
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
'ERROR: a view through which readers see rows with the rights of its owner.';
