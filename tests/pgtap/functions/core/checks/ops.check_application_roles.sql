BEGIN;
SELECT plan(4);

CREATE ROLE planted_super SUPERUSER;
CREATE ROLE planted_between ROLE ledger_auditor IN ROLE planted_super;
ALTER ROLE anon BYPASSRLS;
ALTER ROLE ledger_backup CREATEROLE;
GRANT ledger_definer TO ledger_maintenance;
SELECT set_eq(
    $$
    SELECT level, detail, split_part(remediation, ' GRANTED BY ', 1)
    FROM ops.check_application_roles()
    WHERE detail !~ 'authenticator'
    $$,
    $$
    VALUES
    (
        'ERROR',
        'Role ledger_auditor is or can become planted_super, which has SUPERUSER.',
        'REVOKE planted_between FROM ledger_auditor'
    ),
    (
        'ERROR',
        'Role anon is or can become anon, which has BYPASSRLS.',
        'ALTER ROLE anon NOBYPASSRLS;'
    ),
    (
        'ERROR',
        'Role ledger_backup is or can become ledger_backup, which has CREATEROLE.',
        'ALTER ROLE ledger_backup NOCREATEROLE;'
    ),
    (
        'ERROR',
        'Role ledger_maintenance is or can become ledger_definer, which owns objects of'
        ' the ledger.',
        'REVOKE ledger_definer FROM ledger_maintenance'
    )
    $$,
    'the check reports each way past the policies, and revokes its first step'
);

ALTER ROLE service_role BYPASSRLS REPLICATION;
SELECT set_eq(
    $$
    SELECT
        level,
        metadata ->> 'object' AS object,
        metadata -> 'accepted' IS NULL AS counts
    FROM ops.verify()
    WHERE name = 'application_roles' AND metadata ->> 'object' ~ ':service_role:'
    $$,
    $$
    VALUES
    ('INFO', 'service_role:service_role:BYPASSRLS', FALSE),
    ('INFO', 'authenticator:service_role:BYPASSRLS', FALSE),
    ('ERROR', 'service_role:service_role:REPLICATION', TRUE),
    ('ERROR', 'authenticator:service_role:REPLICATION', TRUE)
    $$,
    'a new region accepts BYPASSRLS of the service role and no other attribute'
);

INSERT INTO priv.gateways (login) VALUES ('planted_super');
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_application_roles()
    WHERE metadata ->> 'object' = 'planted_super:planted_super:SUPERUSER'
    $$,
    $$
    VALUES
    (
        'ERROR',
        'Role planted_super is or can become planted_super, which has SUPERUSER.',
        'ALTER ROLE planted_super NOSUPERUSER;'
    )
    $$,
    'the check reports a gateway like any other role of the application'
);

SELECT tap.cure('ops.check_application_roles');
SELECT is_empty(
    'SELECT detail FROM ops.check_application_roles()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
