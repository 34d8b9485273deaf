BEGIN;
SELECT plan(2);

SELECT is(
    tap.roles_for('SELECT FROM ops.settings'),
    ARRAY['ledger_auditor', 'ledger_maintenance', 'ledger_owner'],
    'only operators read the settings'
);
SELECT is(
    tap.roles_for($$UPDATE ops.settings SET value = value$$), ARRAY['ledger_owner'],
    'only the owner, as whom deployers act, changes a setting'
);

SELECT * FROM finish();
ROLLBACK;
