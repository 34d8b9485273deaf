BEGIN;
SELECT plan(2);

SELECT ok(
    has_schema_privilege('ledger_auditor', 'priv', 'USAGE'),
    'the auditor can use the schema priv'
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
    'the auditor can call only the helpers in priv that explain access'
);

SELECT * FROM finish();
ROLLBACK;
