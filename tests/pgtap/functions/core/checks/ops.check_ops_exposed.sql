BEGIN;
SELECT plan(3);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_ops_exposed()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

GRANT EXECUTE ON FUNCTION ops.verify() TO service_role;
GRANT EXECUTE ON FUNCTION ops.ensure_partitions(text) TO authenticated, ledger_auditor;
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_ops_exposed()
    $$,
    $$
    VALUES
    (
        'ERROR',
        'Role service_role may run ops.verify().',
        'REVOKE ALL ON ROUTINE ops.verify() FROM service_role;'
    ),
    (
        'ERROR',
        'Role authenticated may run ops.ensure_partitions(text).',
        'REVOKE ALL ON ROUTINE ops.ensure_partitions(text) FROM authenticated;'
    )
    $$,
    'a role of the API is named, an operator''s is not'
);

DO $do$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN SELECT remediation FROM ops.check_ops_exposed() LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_ops_exposed()',
    'the remedies, pasted, cure it'
);

SELECT * FROM finish();
ROLLBACK;
