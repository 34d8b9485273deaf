BEGIN;
SELECT plan(3);

SELECT set_eq(
    $$SELECT oid FROM ops.list_functions()$$,
    $$
    SELECT p.oid FROM pg_proc AS p
    INNER JOIN pg_namespace AS n ON n.oid = p.pronamespace
    WHERE n.nspowner = 'ledger_owner'::regrole
    $$,
    'no function of the packs is left out'
);
CREATE PROCEDURE ops.planted() LANGUAGE plpgsql AS $$ BEGIN END; $$;
SELECT isnt_empty(
    $$SELECT oid FROM ops.list_functions() WHERE proname = 'planted'$$,
    'procedures are among them'
);
ALTER EXTENSION pgtap ADD PROCEDURE ops.planted();
SELECT is_empty(
    $$SELECT oid FROM ops.list_functions() WHERE proname = 'planted'$$,
    'what an extension brought is its own business'
);

SELECT * FROM finish();
ROLLBACK;
