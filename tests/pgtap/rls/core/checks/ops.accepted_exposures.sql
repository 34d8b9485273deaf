BEGIN;
SELECT plan(5);

SELECT tap.become('authenticated');
SELECT throws_ok(
    'SELECT FROM ops.accepted_exposures', '42501', NULL,
    'a person does not read what was accepted'
);

SELECT tap.become('service_role');
SELECT throws_ok(
    'SELECT FROM ops.accepted_exposures', '42501', NULL,
    'a server does not read what was accepted'
);

SELECT tap.become('ledger_auditor');
SELECT isnt_empty(
    'SELECT FROM ops.accepted_exposures', 'the auditor reads what was accepted'
);

SELECT throws_ok(
    'UPDATE ops.accepted_exposures SET reason = reason', '42501', NULL,
    'the auditor does not change what was accepted'
);

SELECT tap.become('ledger_owner');
SELECT lives_ok(
    $$
    INSERT INTO ops.accepted_exposures (rule, object, reason, accepted_by)
    VALUES ('publications', 'planted', 'It is our own mirror.', 'Ngaire')
    $$,
    'a deployer records as the owner what was accepted'
);

SELECT * FROM finish();
ROLLBACK;
