BEGIN;
SELECT plan(5);

CREATE TABLE ledger.planted (id uuid PRIMARY KEY);
SET LOCAL ROLE ledger_owner;
SELECT ops.accept_exposure('rls_forced', 'ledger.planted', 'Holds nothing.');
SELECT ok(
    ops.revoke_acceptance('rls_forced', 'ledger.planted'),
    'a deployer can revoke an acceptance'
);
SELECT results_eq(
    $$SELECT level FROM ops.verify() WHERE name = 'rls_forced'$$, ARRAY['ERROR'],
    'the finding has its own level again'
);
SELECT ok(
    NOT ops.revoke_acceptance('rls_forced', 'ledger.planted'),
    'revoking an acceptance a second time returns false'
);
RESET ROLE;
SELECT results_eq(
    $$
    SELECT detail ->> 'rule', detail ->> 'object' FROM ledger.access_logs
    WHERE action = 'revoke_acceptance'
    $$,
    $$VALUES ('rls_forced', 'ledger.planted')$$,
    'revoking an acceptance writes one audit row'
);
SELECT is_empty(
    $$
    SELECT r
    FROM unnest(ARRAY['authenticated', 'service_role', 'ledger_auditor']) AS r
    WHERE has_function_privilege(r, 'ops.revoke_acceptance(text, text)', 'EXECUTE')
    $$,
    'requests and auditors cannot revoke an acceptance'
);

SELECT * FROM finish();
ROLLBACK;
