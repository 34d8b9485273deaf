BEGIN;
SELECT plan(5);

CREATE TABLE ledger.planted (id uuid PRIMARY KEY);
SET LOCAL ROLE ledger_owner;
SELECT ops.accept_exposure('rls_forced', 'ledger.planted', 'Holds nothing.');
SELECT ok(
    ops.revoke_acceptance('rls_forced', 'ledger.planted'), 'what was accepted counts again'
);
SELECT results_eq(
    $$SELECT level FROM ops.verify() WHERE name = 'rls_forced'$$, ARRAY['ERROR'],
    'with its own level'
);
SELECT ok(
    NOT ops.revoke_acceptance('rls_forced', 'ledger.planted'),
    'there is nothing to take back twice'
);
RESET ROLE;
SELECT results_eq(
    $$
    SELECT detail ->> 'rule', detail ->> 'object' FROM ledger.access_logs
    WHERE action = 'revoke_acceptance'
    $$,
    $$VALUES ('rls_forced', 'ledger.planted')$$,
    'and it leaves one audit row'
);
SELECT is_empty(
    $$
    SELECT r
    FROM unnest(ARRAY['authenticated', 'service_role', 'ledger_auditor']) AS r
    WHERE has_function_privilege(r, 'ops.revoke_acceptance(text, text)', 'EXECUTE')
    $$,
    'nobody else takes it back'
);

SELECT * FROM finish();
ROLLBACK;
