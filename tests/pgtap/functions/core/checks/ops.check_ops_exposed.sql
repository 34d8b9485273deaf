BEGIN;
SELECT plan(2);

GRANT EXECUTE ON FUNCTION ops.verify() TO service_role;
GRANT EXECUTE ON FUNCTION ops.ensure_partitions(text) TO authenticated, ledger_auditor;
SELECT set_eq(
    $$SELECT level, detail, remediation FROM ops.check_ops_exposed()$$,
    $$
    VALUES
    (
        'ERROR',
        'Role service_role may run ops.verify().',
        'REVOKE ALL ON ROUTINE ops.verify() FROM service_role;'
    ),
    (
        'ERROR',
        'Role authenticated may run ops.ensure_partitions(text).',
        'REVOKE ALL ON ROUTINE ops.ensure_partitions(text) FROM authenticated;'
    )
    $$,
    'the check reports a role of the API that may run a function, and not a role of'
    ' operators'
);

SELECT tap.cure('ops.check_ops_exposed');
SELECT is_empty(
    'SELECT detail FROM ops.check_ops_exposed()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
