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
        'Role ledger_auditor is or can become planted_super: superuser t, bypassrls f,'
        ' createrole f.',
        'REVOKE planted_between FROM ledger_auditor'
    ),
    (
        'ERROR',
        'Role anon is or can become anon: superuser f, bypassrls t, createrole f.',
        'ALTER ROLE anon NOBYPASSRLS;'
    ),
    (
        'ERROR',
        'Role ledger_backup is or can become ledger_backup: superuser f, bypassrls f,'
        ' createrole t.',
        'ALTER ROLE ledger_backup NOCREATEROLE;'
    ),
    (
        'ERROR',
        'Role ledger_maintenance is or can become ledger_definer: superuser f,'
        ' bypassrls f, createrole f.',
        'REVOKE ledger_definer FROM ledger_maintenance'
    )
    $$,
    'each way above the policies is named with its first step'
);

ALTER ROLE service_role BYPASSRLS;
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_application_roles()
    WHERE metadata ->> 'object' = 'service_role:service_role'
    $$,
    $$
    VALUES
    (
        'INFO',
        'Role service_role is or can become service_role: superuser f, bypassrls t,'
        ' createrole f.',
        'ALTER ROLE service_role NOBYPASSRLS;'
    )
    $$,
    'a service role that its platform made so is worth knowing'
);

INSERT INTO priv.gateways (login) VALUES ('planted_super');
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_application_roles()
    WHERE metadata ->> 'object' = 'planted_super:planted_super'
    $$,
    $$
    VALUES
    (
        'ERROR',
        'Role planted_super is or can become planted_super: superuser t, bypassrls f,'
        ' createrole f.',
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
