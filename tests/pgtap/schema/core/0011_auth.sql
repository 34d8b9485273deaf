BEGIN;
SELECT plan(3);

INSERT INTO priv.gateways (login) VALUES (session_user) ON CONFLICT DO NOTHING;
SELECT set_config(
    'request.jwt.claims', '{"sub": "00000000-0000-7000-8000-000000000001"}', TRUE
);
SELECT has_function('auth', 'uid', ARRAY[]::name[],
    'the function auth.uid() exists for clients');
SELECT
    CASE
        WHEN nspowner = 'ledger_owner'::regrole
            THEN
                is(
                    auth.uid(), priv.current_profile_id(),
                    'auth.uid() returns the profile of the request'
                )
        ELSE skip('the platform owns the schema auth and its function', 1)
    END
FROM pg_namespace
WHERE nspname = 'auth';
SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE NOT (
        has_schema_privilege(r, 'auth', 'USAGE')
        AND has_function_privilege(r, 'auth.uid()', 'EXECUTE')
    )
    $$,
    'every role of the API can call auth.uid()'
);

SELECT * FROM finish();
ROLLBACK;
