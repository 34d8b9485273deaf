BEGIN;
SELECT plan(3);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_permissive_gate()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

CREATE POLICY regions_gate_planted ON ledger.regions USING (FALSE);
CREATE POLICY regions_gate_closed ON ledger.regions AS RESTRICTIVE USING (FALSE);
SELECT results_eq(
    'SELECT level, detail, remediation FROM ops.check_permissive_gate()',
    $$
    VALUES (
        'ERROR',
        'Policy regions_gate_planted on ledger.regions is named a gate and is permissive.',
        'DROP POLICY regions_gate_planted ON ledger.regions; '
        '-- eldb apply makes the gate again'
    )
    $$,
    'a gate that opens is named, one that closes is not'
);

DO $do$
BEGIN
    EXECUTE (SELECT remediation FROM ops.check_permissive_gate());
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_permissive_gate()', 'the remedy, pasted, cures it'
);

SELECT * FROM finish();
ROLLBACK;
