BEGIN;
SELECT plan(2);

GRANT CREATE ON SCHEMA ledger TO anon;
GRANT CREATE ON SCHEMA ops TO ledger_auditor;
ALTER TABLE ledger.regions OWNER TO ledger_auditor;
ALTER FUNCTION ops.verify() OWNER TO ledger_auditor;
SELECT set_eq(
    $$SELECT level, detail, remediation FROM ops.check_application_ownership()$$,
    $$
    VALUES
    (
        'ERROR',
        'Role anon may create in schema ledger.',
        'REVOKE CREATE ON SCHEMA ledger FROM anon;'
    ),
    (
        'ERROR',
        'Role ledger_auditor may create in schema ops.',
        'REVOKE CREATE ON SCHEMA ops FROM ledger_auditor;'
    ),
    (
        'ERROR',
        'TABLE ledger.regions belongs to ledger_auditor.',
        'ALTER TABLE ledger.regions OWNER TO ledger_owner;'
    ),
    (
        'ERROR',
        'ROUTINE ops.verify() belongs to ledger_auditor.',
        'ALTER ROUTINE ops.verify() OWNER TO ledger_owner;'
    )
    $$,
    'the check reports what a role of the application owns or may create'
);

SELECT tap.cure('ops.check_application_ownership');
SELECT is_empty(
    'SELECT detail FROM ops.check_application_ownership()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
