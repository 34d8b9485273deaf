BEGIN;
SELECT plan(3);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_leakproof()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

ALTER FUNCTION priv.uuid_time(uuid) LEAKPROOF;
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_leakproof()
    $$,
    $$
    VALUES
    (
        'ERROR',
        'Function priv.uuid_time(uuid) is LEAKPROOF.',
        'ALTER ROUTINE priv.uuid_time(uuid) NOT LEAKPROOF;'
    )
    $$,
    'a leakproof function is named'
);

DO $do$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN SELECT remediation FROM ops.check_leakproof() LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_leakproof()',
    'the remedies, pasted, cure it'
);

SELECT * FROM finish();
ROLLBACK;
