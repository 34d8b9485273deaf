BEGIN;
SELECT plan(2);

ALTER FUNCTION ledger.add_member(uuid, uuid, text) SECURITY DEFINER;
SELECT set_eq(
    $$SELECT level, detail, remediation FROM ops.check_definer_exposed()$$,
    $$
    VALUES
    (
        'ERROR',
        'Function ledger.add_member(uuid,uuid,text) runs with the rights of'
        ' ledger_owner.',
        'ALTER ROUTINE ledger.add_member(uuid,uuid,text) SECURITY INVOKER;'
    )
    $$,
    'the check reports a SECURITY DEFINER function in ledger'
);

SELECT tap.cure('ops.check_definer_exposed');
SELECT is_empty(
    'SELECT detail FROM ops.check_definer_exposed()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
