BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_region_pinned()',
    'exactly one region is the local one'
);
SELECT is_empty(
    $$SELECT 1 WHERE (SELECT count(*) FROM ledger.regions WHERE is_local) <> 1$$,
    'the table has one row that is the local region'
);

UPDATE ledger.regions SET is_local = FALSE, scale = NULL;
SELECT isnt_empty(
    $$SELECT detail FROM ops.check_region_pinned() WHERE level = 'ERROR'$$,
    'a database without a local region is found'
);

SELECT * FROM finish();
ROLLBACK;
