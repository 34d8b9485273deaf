BEGIN;
SELECT plan(3);

SELECT is(
    tap.roles_for('SELECT FROM ops.jobs'),
    ARRAY['ledger_auditor', 'ledger_maintenance', 'ledger_owner'],
    'only operators read the jobs'
);
SELECT is(
    tap.roles_for($$UPDATE ops.jobs SET command = command$$), ARRAY['ledger_owner'],
    'only the owner, as whom deployers act, changes a job'
);
SELECT col_default_is(
    'ops', 'jobs', 'role', 'ledger_maintenance',
    'a job runs as the role for maintenance'
);

SELECT * FROM finish();
ROLLBACK;
