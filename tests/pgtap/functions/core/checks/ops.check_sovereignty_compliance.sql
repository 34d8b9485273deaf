BEGIN;
SELECT plan(5);

SELECT is_empty(
    $$
    SELECT level, detail FROM ops.check_sovereignty_compliance() WHERE level <> 'INFO'
    $$,
    'a shipped database has nothing to act on'
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
    'a rule that two tables break is one row that counts both and tells of the first'
);
SELECT is_empty(
    $$
    SELECT name FROM ops.check_sovereignty_compliance()
    WHERE name IN ('policies_missing', 'comments_missing')
    $$,
    'what is only untidy is left to verify'
);
SELECT results_eq(
    $$SELECT count(*) FROM ops.verify() WHERE name = 'rls_forced'$$, ARRAY[2::bigint],
    'verify does not take the report for one more rule'
);
SELECT is_empty(
    $$
    SELECT r
    FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_sovereignty_compliance()', 'EXECUTE')
    $$,
    'no role of the API runs it'
);

SELECT * FROM finish();
ROLLBACK;
