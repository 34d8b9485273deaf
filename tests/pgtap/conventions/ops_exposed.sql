BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_ops_exposed()',
    'no role of the API can run a function for operators'
);
SELECT is_empty(
    $$
    SELECT r, p.oid::regprocedure
    FROM pg_proc AS p
    CROSS JOIN unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE p.pronamespace = 'ops'::regnamespace
        AND has_function_privilege(r, p.oid, 'EXECUTE')
    $$,
    'no role of the API has EXECUTE on a function of ops'
);

GRANT EXECUTE ON FUNCTION ops.list_roles() TO authenticated;
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_ops_exposed()
    WHERE metadata ->> 'object' = 'ops.list_roles():authenticated'
    $$,
    'a grant on a helper of ops is found'
);

SELECT * FROM finish();
ROLLBACK;
