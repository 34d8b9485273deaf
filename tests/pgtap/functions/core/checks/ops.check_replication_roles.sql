BEGIN;
SELECT plan(2);

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
    'the check reports a role with REPLICATION that is not a superuser'
);

GRANT planted_standby TO authenticated;
SELECT results_eq(
    $$
    SELECT level FROM ops.check_application_roles()
    WHERE metadata ->> 'object' = 'authenticated:planted_standby:REPLICATION'
    $$,
    ARRAY['ERROR'],
    'application_roles reports an ERROR if the application can become such a role'
);

SELECT * FROM finish();
ROLLBACK;
