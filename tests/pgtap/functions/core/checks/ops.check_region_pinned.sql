BEGIN;
SELECT plan(2);

SELECT is_empty(
    $$
    SELECT r FROM unnest(ARRAY['anon', 'authenticated', 'service_role']) AS r
    WHERE has_function_privilege(r, 'ops.check_region_pinned()', 'EXECUTE')
    $$,
    'no role of the API runs the check'
);

UPDATE ledger.regions SET is_local = FALSE, scale = NULL;
SELECT set_eq(
    $$
    SELECT level, detail, remediation
    FROM ops.check_region_pinned()
    $$,
    $$
    VALUES
    ('ERROR', '0 rows of ledger.regions are local.', 'eldb bootstrap REGION')
    $$,
    'the absence of a local region is named'
);

SELECT * FROM finish();
ROLLBACK;
