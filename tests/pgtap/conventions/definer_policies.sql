BEGIN;
SELECT plan(3);

PREPARE wider AS
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
    'wider',
    '01 owner: a policy for the definer opens a table to the definer alone, and not to the'
    ' owner, who inherits from it'
);
SELECT isnt_empty(
    $$SELECT FROM pg_policies WHERE policyname LIKE '%\_all\_definer'$$,
    'there are policies for the definer'
);
ALTER POLICY stories_all_definer ON ledger.stories USING (TRUE);
SELECT results_eq(
    'wider',
    $$VALUES ('stories'::name, 'stories_all_definer'::name)$$,
    '01 owner: a policy for the definer that also opens a table to the owner is found'
);

SELECT * FROM finish();
ROLLBACK;
