-- Changes each function: more callers may run it, it runs with other rights, or its search path is open.
WITH functions AS (
    SELECT
        p.proacl, p.prosecdef, p.proconfig,
        p.oid::regprocedure::text AS signature,
        format('%I.%I', n.nspname, p.proname) AS object,
        pg_catalog.pg_get_function_identity_arguments(p.oid) AS part
    FROM ops.list_functions() AS p
    INNER JOIN pg_catalog.pg_namespace AS n ON p.pronamespace = n.oid
),

callers AS (
    SELECT r.oid, r.oid::regrole::text AS name
    FROM ops.list_roles() AS r
    WHERE r.duty IN ('anon', 'authenticated')
    UNION ALL
    SELECT 0, 'PUBLIC'
)

SELECT
    f.object,
    f.part,
    'EXECUTE for ' || c.name AS change,
    format('GRANT EXECUTE ON ROUTINE %s TO %s', f.signature, c.name) AS statement
FROM functions AS f
CROSS JOIN callers AS c
WHERE NOT EXISTS (
    SELECT FROM pg_catalog.aclexplode(f.proacl) AS a WHERE a.grantee IN (c.oid, 0)
)
UNION ALL
SELECT
    f.object, f.part, v.change, format('ALTER ROUTINE %s SECURITY %s', f.signature, v.change)
FROM functions AS f
CROSS JOIN LATERAL (
    SELECT CASE WHEN f.prosecdef THEN 'INVOKER' ELSE 'DEFINER' END AS change
) AS v
UNION ALL
SELECT
    f.object, f.part, 'open search path', format('ALTER ROUTINE %s RESET search_path', f.signature)
FROM functions AS f
WHERE array_to_string(f.proconfig, ' ') LIKE '%search\_path=%'
