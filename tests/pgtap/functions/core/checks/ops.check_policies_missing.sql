BEGIN;
SELECT plan(3);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_policies_missing()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

CREATE TABLE ledger.planted (id uuid PRIMARY KEY);
CREATE POLICY planted_select_backup ON ledger.planted
FOR SELECT TO ledger_backup USING (TRUE);
CREATE POLICY planted_gate ON ledger.planted AS RESTRICTIVE USING (TRUE);
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_policies_missing()
    $$,
    $$
    VALUES
    (
        'WARN',
        'Table ledger.planted has no permissive policy but the one for backups.',
        'DROP TABLE ledger.planted;'
    )
    $$,
    'a table that only backups read is named'
);

DO $do$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN SELECT remediation FROM ops.check_policies_missing() LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_policies_missing()',
    'the remedies, pasted, cure it'
);

SELECT * FROM finish();
ROLLBACK;
