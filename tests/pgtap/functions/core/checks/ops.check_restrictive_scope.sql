BEGIN;
SELECT plan(2);

CREATE POLICY planted ON ledger.regions AS RESTRICTIVE TO anon, authenticated
USING (TRUE);
CREATE POLICY sound ON ledger.regions AS RESTRICTIVE USING (TRUE);
SELECT set_eq(
    $$SELECT level, detail, remediation FROM ops.check_restrictive_scope()$$,
    $$
    VALUES
    (
        'ERROR',
        'Policy planted on ledger.regions is restrictive only for'
        ' {anon,authenticated}.',
        'ALTER POLICY planted ON ledger.regions TO PUBLIC;'
    )
    $$,
    'the check reports a gate that names roles, and not one for all roles'
);

SELECT tap.cure('ops.check_restrictive_scope');
SELECT is_empty(
    'SELECT detail FROM ops.check_restrictive_scope()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
