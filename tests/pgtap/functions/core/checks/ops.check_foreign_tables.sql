BEGIN;
SELECT plan(2);

DO $$
BEGIN
    CREATE FOREIGN DATA WRAPPER planted;
END;
$$;
CREATE SERVER planted FOREIGN DATA WRAPPER planted;
CREATE FOREIGN TABLE ledger.planted (id uuid) SERVER planted;
CREATE FOREIGN TABLE ops.sound (id uuid) SERVER planted;
CREATE FOREIGN TABLE ops.lent (id uuid) SERVER planted;
GRANT SELECT ON ops.lent TO ledger_auditor;
SELECT set_eq(
    $$SELECT level, detail, remediation FROM ops.check_foreign_tables()$$,
    $$
    VALUES
    (
        'ERROR',
        'Foreign table ledger.planted can be read directly.',
        'ALTER FOREIGN TABLE ledger.planted SET SCHEMA ops;'
    ),
    (
        'ERROR',
        'Foreign table ops.lent can be read directly.',
        'REVOKE ALL ON ops.lent FROM ledger_auditor;'
    )
    $$,
    'the check reports a foreign table in ledger, and one that a role has a grant on'
);

SELECT tap.cure('ops.check_foreign_tables');
SELECT is_empty(
    'SELECT detail FROM ops.check_foreign_tables()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
