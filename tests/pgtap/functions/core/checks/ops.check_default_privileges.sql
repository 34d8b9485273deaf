BEGIN;
SELECT plan(3);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_default_privileges()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

ALTER DEFAULT PRIVILEGES FOR ROLE ledger_owner GRANT EXECUTE ON FUNCTIONS TO PUBLIC;
ALTER DEFAULT PRIVILEGES
FOR ROLE ledger_owner IN SCHEMA ledger
GRANT SELECT ON TABLES TO anon;
ALTER DEFAULT PRIVILEGES FOR ROLE ledger_owner GRANT USAGE ON SCHEMAS TO ledger_backup;
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_default_privileges()
    $$,
    $$
    VALUES
    (
        'ERROR',
        'New functions of ledger_owner can be run by PUBLIC.',
        'ALTER DEFAULT PRIVILEGES FOR ROLE ledger_owner REVOKE EXECUTE ON FUNCTIONS'
        ' FROM PUBLIC;'
    ),
    (
        'ERROR',
        'New TABLES of ledger_owner in schema ledger are granted to anon: SELECT.',
        'ALTER DEFAULT PRIVILEGES FOR ROLE ledger_owner IN SCHEMA ledger REVOKE SELECT'
        ' ON TABLES FROM anon;'
    ),
    (
        'ERROR',
        'New SCHEMAS of ledger_owner are granted to ledger_backup: USAGE.',
        'ALTER DEFAULT PRIVILEGES FOR ROLE ledger_owner REVOKE USAGE ON SCHEMAS FROM'
        ' ledger_backup;'
    )
    $$,
    'functions for PUBLIC and objects for a role are named'
);

DO $do$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN SELECT remediation FROM ops.check_default_privileges() LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_default_privileges()',
    'the remedies, pasted, cure it'
);

SELECT * FROM finish();
ROLLBACK;
