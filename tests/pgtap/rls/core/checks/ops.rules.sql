BEGIN;
SELECT plan(2);

SELECT is(
    tap.roles_for('SELECT FROM ops.rules'),
    ARRAY['ledger_auditor', 'ledger_owner'],
    'only the auditor and the owner read the rules'
);
SELECT is(
    tap.roles_for($$UPDATE ops.rules SET name = name$$), ARRAY['ledger_owner'],
    'only the owner, as whom packs add their rules, changes a rule'
);

SELECT * FROM finish();
ROLLBACK;
