BEGIN;
SELECT plan(3);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_definer_exposed()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

ALTER FUNCTION ledger.add_member(uuid, uuid, text) SECURITY DEFINER;
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_definer_exposed()
    $$,
    $$
    VALUES
    (
        'ERROR',
        'Function ledger.add_member(uuid,uuid,text) runs as ledger_owner.',
        'ALTER ROUTINE ledger.add_member(uuid,uuid,text) SECURITY INVOKER;'
    )
    $$,
    'one in ledger is named'
);

DO $do$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN SELECT remediation FROM ops.check_definer_exposed() LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_definer_exposed()',
    'the remedies, pasted, cure it'
);

SELECT * FROM finish();
ROLLBACK;
