BEGIN;
SELECT plan(5);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_application_roles()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

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
        'Role ledger_maintenance is or can become ledger_definer, to whom the ledger'
        ' belongs.',
        'REVOKE ledger_definer FROM ledger_maintenance'
    )
    $$,
    'each way above the policies is named with its first step'
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
    'a service role that its platform made so is accepted, but for nothing more'
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
    'a gateway is held to the same'
);

DO $do$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN SELECT remediation FROM ops.check_application_roles() LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_application_roles()',
    'the remedies, pasted, cure it'
);

SELECT * FROM finish();
ROLLBACK;
