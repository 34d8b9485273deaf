BEGIN;
SELECT plan(2);

CREATE POLICY regions_gate_planted ON ledger.regions USING (FALSE);
CREATE POLICY regions_gate_closed ON ledger.regions AS RESTRICTIVE USING (FALSE);
SELECT results_eq(
    'SELECT level, detail, remediation FROM ops.check_permissive_gate()',
    $$
    VALUES (
        'ERROR',
        'Policy regions_gate_planted on ledger.regions has the name of a gate and is'
        ' permissive.',
        'DROP POLICY regions_gate_planted ON ledger.regions; '
        '-- then eldb apply, which creates the gate again'
    )
    $$,
    'the check reports a permissive gate, and not a restrictive one'
);

SELECT tap.cure('ops.check_permissive_gate');
SELECT is_empty(
    'SELECT detail FROM ops.check_permissive_gate()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
