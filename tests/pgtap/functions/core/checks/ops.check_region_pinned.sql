BEGIN;
SELECT plan(1);

UPDATE ledger.regions SET is_local = FALSE, scale = NULL;
SELECT set_eq(
    $$SELECT level, detail, remediation FROM ops.check_region_pinned()$$,
    $$
    VALUES
    ('ERROR', '0 rows of ledger.regions are local; there must be one.', 'eldb bootstrap REGION')
    $$,
    'the check reports that no region is the local one'
);

SELECT * FROM finish();
ROLLBACK;
