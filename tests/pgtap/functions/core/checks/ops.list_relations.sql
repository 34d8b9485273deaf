BEGIN;
SELECT plan(4);

SELECT set_eq(
    $$SELECT oid FROM ops.list_relations('rp')$$,
    $$
    SELECT c.oid FROM pg_class AS c
    INNER JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspowner = 'ledger_owner'::regrole
    $$,
    'the list holds every table of the packs, and partitions'
);
SELECT is_empty(
    $$SELECT oid FROM ops.list_relations('v') WHERE relkind <> 'v'$$,
    'the list holds only the kinds that were asked for'
);
CREATE VIEW ops.planted AS SELECT 1 AS id;
SELECT isnt_empty(
    $$SELECT oid FROM ops.list_relations('v') WHERE relname = 'planted'$$,
    'the list holds a new view'
);
ALTER EXTENSION pgtap ADD VIEW ops.planted;
SELECT is_empty(
    $$SELECT oid FROM ops.list_relations('v') WHERE relname = 'planted'$$,
    'the list does not hold relations of extensions'
);

SELECT * FROM finish();
ROLLBACK;
