BEGIN;
SELECT plan(3);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_public_execute()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

GRANT EXECUTE ON FUNCTION priv.my_communities() TO PUBLIC;
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_public_execute()
    $$,
    $$
    VALUES
    (
        'ERROR',
        'Function priv.my_communities() can be run by PUBLIC.',
        'REVOKE ALL ON ROUTINE priv.my_communities() FROM PUBLIC;'
    )
    $$,
    'a function that PUBLIC may run is named'
);

DO $do$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN SELECT remediation FROM ops.check_public_execute() LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_public_execute()',
    'the remedies, pasted, cure it'
);

SELECT * FROM finish();
ROLLBACK;
