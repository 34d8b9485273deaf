BEGIN;
SELECT plan(7);

CREATE TABLE ledger.planted (id uuid PRIMARY KEY);
SET LOCAL ROLE ledger_owner;
SELECT throws_ok(
    $$SELECT ops.accept_exposure('rls_forced', 'ledger.stories', 'Why not.')$$,
    'P0002', 'rule rls_forced has no finding about ledger.stories',
    'a deployer cannot accept a finding that verify does not report'
);
SELECT ops.accept_exposure('rls_forced', 'ledger.planted', 'Holds nothing.', 'Ngaire');
SELECT results_eq(
    $$
    SELECT level, detail ~ 'Accepted by Ngaire: Holds nothing.$' FROM ops.verify()
    WHERE name = 'rls_forced'
    $$,
    $$VALUES ('INFO', TRUE)$$,
    'verify reports an accepted finding as INFO, with the person and the reason'
);
SELECT lives_ok(
    $$SELECT ops.accept_exposure('rls_forced', 'ledger.planted', 'Will be dropped.')$$,
    'a deployer can accept the same finding again with another reason'
);
SELECT set_eq(
    $$
    SELECT reason, accepted_by, login::text FROM ops.accepted_exposures
    WHERE object = 'ledger.planted'
    $$,
    $$VALUES ('Will be dropped.', session_user::text, session_user::text)$$,
    'the login is recorded as the person if no name is given'
);
RESET ROLE;
SELECT set_eq(
    $$
    SELECT
        detail ->> 'rule' AS rule,
        detail ->> 'object' AS object,
        detail ->> 'reason' AS reason,
        login::text
    FROM ledger.access_logs WHERE action = 'accept_exposure'
    $$,
    $$
    VALUES
    ('rls_forced', 'ledger.planted', 'Holds nothing.', session_user::text),
    ('rls_forced', 'ledger.planted', 'Will be dropped.', session_user::text)
    $$,
    'each acceptance writes an audit row'
);
SELECT throws_ok(
    $$SELECT ops.accept_exposure('rls_forced', 'ledger.planted', ' ')$$, '23514', NULL,
    'a deployer must give a reason'
);
SELECT is_empty(
    $$
    SELECT r
    FROM unnest(ARRAY['authenticated', 'service_role', 'ledger_auditor']) AS r
    WHERE has_function_privilege(
            r, 'ops.accept_exposure(text, text, text, text)', 'EXECUTE'
        )
    $$,
    'requests and auditors cannot accept findings'
);

SELECT * FROM finish();
ROLLBACK;
