BEGIN;
SELECT plan(2);

CREATE POLICY planted ON ledger.regions FOR SELECT TO anon USING (TRUE);
CREATE POLICY sound ON ledger.regions FOR INSERT TO anon WITH CHECK (FALSE);
SELECT set_eq(
    $$SELECT level, detail, remediation FROM ops.check_permissive_overlap()$$,
    $$
    VALUES
    (
        'WARN',
        'Policies planted and regions_select_everybody on ledger.regions are for the'
        ' same role and command.',
        'DROP POLICY regions_select_everybody ON ledger.regions;'
    )
    $$,
    'the check reports two policies for one command, and not one for another command'
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
        'Policies planted and regions_select_everybody on ledger.regions are for the'
        ' same role and command.',
        'DROP POLICY regions_select_everybody ON ledger.regions;'
    )
    $$,
    'a policy for all roles and commands overlaps with every other one'
);

SELECT * FROM finish();
ROLLBACK;
