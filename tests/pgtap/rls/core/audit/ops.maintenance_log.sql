BEGIN;
SELECT plan(3);

SELECT is(
    tap.roles_for('SELECT FROM ops.maintenance_log'),
    ARRAY['ledger_auditor', 'ledger_maintenance'],
    'only operators read what maintenance did'
);
SELECT is(
    tap.roles_for($$INSERT INTO ops.maintenance_log (job) VALUES ('planted')$$), ARRAY['ledger_owner'],
    'only a function that runs as the owner adds a row'
);
SELECT is(
    tap.roles_for('DELETE FROM ops.maintenance_log'), '{}'::text[],
    '01 owner: no role deletes a row, and the owner does not either'
);

SELECT * FROM finish();
ROLLBACK;
