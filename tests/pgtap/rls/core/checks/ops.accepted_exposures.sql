BEGIN;
SELECT plan(2);

SELECT is(
    tap.roles_for('SELECT FROM ops.accepted_exposures'),
    ARRAY['ledger_auditor', 'ledger_owner'],
    'only the auditor and the owner read what was accepted'
);
SELECT is(
    tap.roles_for($$UPDATE ops.accepted_exposures SET reason = reason$$), ARRAY['ledger_owner'],
    'only the owner, as whom deployers act, changes what was accepted'
);

SELECT * FROM finish();
ROLLBACK;
