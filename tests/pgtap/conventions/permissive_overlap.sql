BEGIN;
SELECT plan(2);

SELECT is_empty(
    'SELECT detail FROM ops.check_permissive_overlap()',
    '03 permissive-or: each role and command of a table has at most one permissive'
    ' policy'
);

CREATE POLICY planted ON ledger.access_logs FOR SELECT TO authenticated USING (TRUE);
SELECT isnt_empty(
    $$SELECT detail FROM ops.check_permissive_overlap() WHERE detail LIKE '%planted%'$$,
    '03 permissive-or: a second, wider policy is found'
);

SELECT * FROM finish();
ROLLBACK;
