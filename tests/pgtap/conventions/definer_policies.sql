BEGIN;
SELECT plan(3);

PREPARE open AS
SELECT
    p.tablename,
    p.policyname
FROM pg_policies AS p
WHERE
    p.policyname LIKE '%\_all\_definer'
    AND (p.qual, p.with_check) IS DISTINCT FROM (
        '( SELECT (CURRENT_USER = ''ledger_definer''::name))',
        '( SELECT (CURRENT_USER = ''ledger_definer''::name))'
    );
SELECT is_empty(
    'open', '01 owner: what the definer may read, whoever inherits from it does not'
);
SELECT isnt_empty(
    $$SELECT FROM pg_policies WHERE policyname LIKE '%\_all\_definer'$$,
    'there are such policies'
);
ALTER POLICY stories_all_definer ON ledger.stories USING (TRUE);
SELECT results_eq(
    'open',
    $$VALUES ('stories'::name, 'stories_all_definer'::name)$$,
    '01 owner: one that is open to its heirs is noticed'
);

SELECT * FROM finish();
ROLLBACK;
