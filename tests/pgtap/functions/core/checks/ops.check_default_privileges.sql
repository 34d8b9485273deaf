BEGIN;
SELECT plan(2);

ALTER DEFAULT PRIVILEGES FOR ROLE ledger_owner GRANT EXECUTE ON FUNCTIONS TO PUBLIC;
ALTER DEFAULT PRIVILEGES
FOR ROLE ledger_owner IN SCHEMA ledger
GRANT SELECT ON TABLES TO anon;
ALTER DEFAULT PRIVILEGES FOR ROLE ledger_owner GRANT USAGE ON SCHEMAS TO ledger_backup;
SELECT set_eq(
    $$SELECT level, detail, remediation FROM ops.check_default_privileges()$$,
    $$
    VALUES
    (
        'ERROR',
        'PUBLIC may run new functions of ledger_owner.',
        'ALTER DEFAULT PRIVILEGES FOR ROLE ledger_owner REVOKE EXECUTE ON FUNCTIONS'
        ' FROM PUBLIC;'
    ),
    (
        'ERROR',
        'PostgreSQL grants SELECT on new TABLES of ledger_owner in schema ledger to'
        ' anon.',
        'ALTER DEFAULT PRIVILEGES FOR ROLE ledger_owner IN SCHEMA ledger REVOKE SELECT'
        ' ON TABLES FROM anon;'
    ),
    (
        'ERROR',
        'PostgreSQL grants USAGE on new SCHEMAS of ledger_owner to ledger_backup.',
        'ALTER DEFAULT PRIVILEGES FOR ROLE ledger_owner REVOKE USAGE ON SCHEMAS FROM'
        ' ledger_backup;'
    )
    $$,
    'the check reports new functions for PUBLIC and new objects for a role'
);

SELECT tap.cure('ops.check_default_privileges');
SELECT is_empty(
    'SELECT detail FROM ops.check_default_privileges()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
