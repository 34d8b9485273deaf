-- eldb: requires ops.list_functions
-- eldb: requires ops.new_finding
CREATE OR REPLACE FUNCTION ops.check_function_search_path()
RETURNS SETOF ops.finding
LANGUAGE sql STABLE PARALLEL SAFE SECURITY INVOKER
SET search_path = ''
AS $$
SELECT f.*
FROM ops.list_functions() AS p
CROSS JOIN LATERAL (
    SELECT CASE WHEN p.prosecdef THEN 'pg_catalog, pg_temp' ELSE '''''' END AS path
) AS w
CROSS JOIN LATERAL ops.new_finding(
    'function_search_path',
    'A caller can change what names in a function mean',
    'ERROR',
    'SECURITY',
    'Without a fixed search_path the caller decides what a name means. With an empty one'
    ' PostgreSQL still looks for types in the caller''s temporary schema first, so a'
    ' definer''s function can run the caller''s code.',
    p.oid::regprocedure::text,
    pg_catalog.format(
        'Function %s runs with %s.',
        p.oid::regprocedure,
        coalesce(
            (SELECT s FROM pg_catalog.unnest(p.proconfig) AS s WHERE s LIKE 'search_path=%'),
            'the search_path of its caller'
        )
    ),
    pg_catalog.format('ALTER ROUTINE %s SET search_path = %s;', p.oid::regprocedure, w.path)
) AS f
WHERE NOT coalesce(
    p.proconfig && ARRAY[
        'search_path=pg_catalog, pg_temp',
        CASE WHEN NOT p.prosecdef THEN 'search_path=""' END
    ],
    FALSE
);
$$;
REVOKE ALL ON FUNCTION ops.check_function_search_path FROM PUBLIC;
COMMENT ON FUNCTION ops.check_function_search_path IS
'ERROR: a function has no fixed search_path, or a SECURITY DEFINER function looks up '
'types in the caller''s temporary schema first.';
