BEGIN;
SELECT plan(2);

CREATE TABLE ledger.planted (id uuid PRIMARY KEY);
CREATE POLICY planted_select_backup ON ledger.planted
FOR SELECT TO ledger_backup USING (TRUE);
CREATE POLICY planted_gate ON ledger.planted AS RESTRICTIVE USING (TRUE);
SELECT set_eq(
    $$SELECT level, detail, remediation FROM ops.check_policies_missing()$$,
    $$
    VALUES
    (
        'WARN',
        'Table ledger.planted has no permissive policy except the one for backups.',
        'DROP TABLE ledger.planted;'
    )
    $$,
    'the check reports a table that only backups can read'
);

SELECT tap.cure('ops.check_policies_missing');
SELECT is_empty(
    'SELECT detail FROM ops.check_policies_missing()',
    'the check finds nothing more after its remedies ran'
);

SELECT * FROM finish();
ROLLBACK;
