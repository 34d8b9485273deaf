BEGIN;
SELECT plan(3);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_restrictive_scope()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

CREATE POLICY planted ON ledger.regions AS RESTRICTIVE TO anon, authenticated
USING (TRUE);
CREATE POLICY sound ON ledger.regions AS RESTRICTIVE USING (TRUE);
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_restrictive_scope()
    $$,
    $$
    VALUES
    (
        'ERROR',
        'Policy planted on ledger.regions is restrictive only for'
        ' {anon,authenticated}.',
        'ALTER POLICY planted ON ledger.regions TO PUBLIC;'
    )
    $$,
    'a gate that names roles is named, one for all is not'
);

DO $do$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN SELECT remediation FROM ops.check_restrictive_scope() LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_restrictive_scope()',
    'the remedies, pasted, cure it'
);

SELECT * FROM finish();
ROLLBACK;
