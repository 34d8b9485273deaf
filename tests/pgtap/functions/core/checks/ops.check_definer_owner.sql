BEGIN;
SELECT plan(3);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_definer_owner()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

ALTER FUNCTION priv.is_lead(uuid, uuid) OWNER TO ledger_owner;
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_definer_owner()
    $$,
    $$
    VALUES
    (
        'ERROR',
        'Function priv.is_lead(uuid,uuid) runs as ledger_owner.',
        'ALTER ROUTINE priv.is_lead(uuid,uuid) OWNER TO ledger_definer;'
    )
    $$,
    'a helper in priv that runs as the owner is named'
);

DO $do$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN SELECT remediation FROM ops.check_definer_owner() LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_definer_owner()',
    'the remedies, pasted, cure it'
);

SELECT * FROM finish();
ROLLBACK;
