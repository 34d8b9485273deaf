BEGIN;
SELECT plan(3);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_replication_roles()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

CREATE ROLE planted_standby LOGIN REPLICATION;
CREATE ROLE planted_superuser SUPERUSER REPLICATION;
SELECT results_eq(
    $$
    SELECT level, detail, remediation FROM ops.check_replication_roles()
    WHERE detail ~ 'planted'
    $$,
    $$
    VALUES (
        'INFO', 'Role planted_standby has REPLICATION.',
        'ALTER ROLE planted_standby NOREPLICATION;'
    )
    $$,
    'who can copy the server is named, but for superusers, who can do more'
);

GRANT planted_standby TO authenticated;
SELECT results_eq(
    $$
    SELECT level FROM ops.check_application_roles()
    WHERE metadata ->> 'object' = 'authenticated:planted_standby:REPLICATION'
    $$,
    ARRAY['ERROR'],
    'within reach of the application it is an error'
);

SELECT * FROM finish();
ROLLBACK;
