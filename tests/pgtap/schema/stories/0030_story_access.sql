BEGIN;
SELECT plan(2);

SELECT ok(
    has_schema_privilege('ledger_auditor', 'priv', 'USAGE'),
    'the auditor calls the helpers in priv that it was granted'
);
SELECT results_eq(
    $$
    SELECT p.oid::regprocedure::text
    FROM pg_proc AS p
    WHERE p.pronamespace = 'priv'::regnamespace
        AND has_function_privilege('ledger_auditor', p.oid, 'EXECUTE')
    ORDER BY 1
    $$,
    ARRAY[
        'priv.explain_story(uuid,uuid,uuid[])', 'priv.judge_access(uuid,uuid,text)',
        'priv.require_access(text)'
    ],
    'which are those that answer about access, and no other'
);

SELECT * FROM finish();
ROLLBACK;
