BEGIN;
SELECT plan(4);

SELECT set_eq(
    $$SELECT oid FROM ops.list_relations('rp')$$,
    $$
    SELECT c.oid FROM pg_class AS c
    INNER JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspowner = 'ledger_owner'::regrole
    $$,
    'no table of the packs is left out, partitions included'
);
SELECT is_empty(
    $$SELECT oid FROM ops.list_relations('v') WHERE relkind <> 'v'$$,
    'only the kinds asked for come'
);
CREATE VIEW ops.planted AS SELECT 1 AS id;
SELECT isnt_empty(
    $$
    SELECT oid FROM ops.list_relations('v') WHERE relname = 'planted'
    $$,
    'a new view does'
);
ALTER EXTENSION pgtap ADD VIEW ops.planted;
SELECT is_empty(
    $$SELECT oid FROM ops.list_relations('v') WHERE relname = 'planted'$$,
    'what an extension brought is its own business'
);

SELECT * FROM finish();
ROLLBACK;
