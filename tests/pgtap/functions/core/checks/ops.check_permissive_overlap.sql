BEGIN;
SELECT plan(3);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_permissive_overlap()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

CREATE POLICY planted ON ledger.regions FOR SELECT TO anon USING (TRUE);
CREATE POLICY sound ON ledger.regions FOR INSERT TO anon WITH CHECK (FALSE);
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_permissive_overlap()
    $$,
    $$
    VALUES
    (
        'WARN',
        'Policies planted and regions_select_everybody on ledger.regions let the same'
        ' role do the same.',
        'DROP POLICY regions_select_everybody ON ledger.regions;'
    )
    $$,
    'two policies for the same command are named, another command is not'
);

DROP POLICY planted ON ledger.regions;
CREATE POLICY planted ON ledger.regions USING (FALSE);
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_permissive_overlap()
    WHERE detail LIKE '%everybody%'
    $$,
    $$
    VALUES
    (
        'WARN',
        'Policies planted and regions_select_everybody on ledger.regions let the same'
        ' role do the same.',
        'DROP POLICY regions_select_everybody ON ledger.regions;'
    )
    $$,
    'a policy for every role and command overlaps too'
);

SELECT * FROM finish();
ROLLBACK;
