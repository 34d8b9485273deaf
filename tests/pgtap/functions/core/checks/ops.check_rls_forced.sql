BEGIN;
SELECT plan(4);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_rls_forced()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

CREATE TABLE ledger.planted (id uuid PRIMARY KEY);
ALTER TABLE ledger.planted ENABLE ROW LEVEL SECURITY;
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_rls_forced()
    $$,
    $$
    VALUES
    (
        'ERROR',
        'Table ledger.planted: enabled t, forced f.',
        'ALTER TABLE ledger.planted ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL'
        ' SECURITY;'
    )
    $$,
    'a table whose owner skips its policies is named'
);

ALTER TABLE ledger.planted DISABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_rls_forced()
    $$,
    $$
    VALUES
    (
        'ERROR',
        'Table ledger.planted: enabled f, forced t.',
        'ALTER TABLE ledger.planted ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL'
        ' SECURITY;'
    )
    $$,
    'and so is one that forces what it does not have'
);

DO $do$
DECLARE
    v_remedy text;
BEGIN
    FOR v_remedy IN SELECT remediation FROM ops.check_rls_forced() LOOP
        EXECUTE v_remedy;
    END LOOP;
END;
$do$;
SELECT is_empty(
    'SELECT detail FROM ops.check_rls_forced()',
    'the remedies, pasted, cure it'
);

SELECT * FROM finish();
ROLLBACK;
