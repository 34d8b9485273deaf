BEGIN;
SELECT plan(4);

SELECT is_empty(
    $$
    SELECT level, detail FROM ops.check_sovereignty_compliance() WHERE level <> 'INFO'
    $$,
    'a new region breaks no rule of sovereignty'
);
CREATE TABLE ledger.planted_a (id uuid PRIMARY KEY);
CREATE TABLE ledger.planted_b (id uuid PRIMARY KEY);
SELECT results_eq(
    $$
    SELECT number, name, level, count, detail, remediation, metadata -> 'objects'
    FROM ops.check_sovereignty_compliance()
    WHERE name = 'rls_forced'
    $$,
    $$
    SELECT
        101, f.name, f.level, 2::bigint, f.detail, f.remediation,
        '["ledger.planted_a", "ledger.planted_b"]'::jsonb
    FROM ops.check_rls_forced() AS f
    WHERE f.metadata ->> 'object' = 'ledger.planted_a'
    $$,
    'two tables that break a rule are one row, with the count of both and the detail of'
    ' the first'
);
SELECT is_empty(
    $$
    SELECT name FROM ops.check_sovereignty_compliance()
    WHERE name IN ('policies_missing', 'comments_missing')
    $$,
    'the report leaves out rules that are not about sovereignty'
);
SELECT results_eq(
    $$SELECT count(*) FROM ops.verify() WHERE name = 'rls_forced'$$, ARRAY[2::bigint],
    'verify does not run the report as a rule'
);

SELECT * FROM finish();
ROLLBACK;
