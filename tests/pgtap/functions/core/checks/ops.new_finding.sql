BEGIN;
SELECT plan(2);

SELECT results_eq(
    $$
    SELECT (ops.new_finding(
        'rule', 'Title', 'WARN', 'SECURITY', 'Why.', 'ledger.x', 'What.', 'DROP x;'
    )).*
    $$,
    $$
    VALUES (
        'rule', 'Title', 'WARN', 'EXTERNAL', ARRAY['SECURITY'], 'Why.', 'What.',
        'DROP x;',
        '{"object": "ledger.x"}'::jsonb, 'rule:ledger.x'
    )
    $$,
    'a finding has the columns of Splinter'
);
SELECT is(
    (
        ops.new_finding('r', 't', 'INFO', 'PERFORMANCE', 'd', 'o', 'd', 'r')
    ).facing,
    'INTERNAL',
    'only a finding about security is EXTERNAL'
);

SELECT * FROM finish();
ROLLBACK;
