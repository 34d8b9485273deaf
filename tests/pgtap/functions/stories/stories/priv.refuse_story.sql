BEGIN;
SELECT plan(2);

SELECT throws_ok(
    $$SELECT priv.refuse_story('00000000-0000-7000-8000-000000000001')$$, 'EL101',
    'cannot find story 00000000-0000-7000-8000-000000000001',
    'a story is refused in these words'
);
SELECT is(
    ARRAY(
        SELECT r
        FROM
            unnest(
                ARRAY[
                    'anon',
                    'authenticated',
                    'ledger_auditor',
                    'ledger_maintenance',
                    'service_role'
                ]
            ) AS r
        WHERE has_function_privilege(r, 'priv.refuse_story(uuid)', 'EXECUTE')
    ),
    ARRAY[]::text[],
    'no client calls it by itself'
);

SELECT * FROM finish();
ROLLBACK;
