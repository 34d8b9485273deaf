BEGIN;
SELECT plan(7);

CREATE TABLE ledger.planted (id uuid PRIMARY KEY);
SET LOCAL ROLE ledger_owner;
SELECT throws_ok(
    $$SELECT ops.accept_exposure('rls_forced', 'ledger.stories', 'Why not.')$$,
    'P0002', 'rule rls_forced finds nothing about ledger.stories',
    'only what is there can be accepted'
);
SELECT ops.accept_exposure('rls_forced', 'ledger.planted', 'Holds nothing.', 'Ngaire');
SELECT results_eq(
    $$
    SELECT level, detail ~ 'Accepted by Ngaire: Holds nothing.$' FROM ops.verify()
    WHERE name = 'rls_forced'
    $$,
    $$VALUES ('INFO', TRUE)$$,
    'verify still names it, with who and why'
);
SELECT lives_ok(
    $$SELECT ops.accept_exposure('rls_forced', 'ledger.planted', 'Will be dropped.')$$,
    'a deployer may say it again in other words'
);
SELECT set_eq(
    $$
    SELECT reason, accepted_by, login::text FROM ops.accepted_exposures
    WHERE object = 'ledger.planted'
    $$,
    $$VALUES ('Will be dropped.', session_user::text, session_user::text)$$,
    'who is not named is the login'
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
    'each time leaves an audit row'
);
SELECT throws_ok(
    $$SELECT ops.accept_exposure('rls_forced', 'ledger.planted', ' ')$$, '23514', NULL,
    'a reason has to be given'
);
SELECT is_empty(
    $$
    SELECT r
    FROM unnest(ARRAY['authenticated', 'service_role', 'ledger_auditor']) AS r
    WHERE has_function_privilege(
            r, 'ops.accept_exposure(text, text, text, text)', 'EXECUTE'
        )
    $$,
    'nobody else accepts anything'
);

SELECT * FROM finish();
ROLLBACK;
