BEGIN;
SELECT plan(3);

SELECT set_eq(
    $$SELECT oid FROM ops.list_functions()$$,
    $$
    SELECT p.oid FROM pg_proc AS p
    INNER JOIN pg_namespace AS n ON n.oid = p.pronamespace
    WHERE n.nspowner = 'ledger_owner'::regrole
    $$,
    'the list holds every function of the packs'
);
CREATE PROCEDURE ops.planted() LANGUAGE plpgsql AS $$ BEGIN END; $$;
SELECT isnt_empty(
    $$SELECT oid FROM ops.list_functions() WHERE proname = 'planted'$$,
    'the list holds procedures'
);
ALTER EXTENSION pgtap ADD PROCEDURE ops.planted();
SELECT is_empty(
    $$SELECT oid FROM ops.list_functions() WHERE proname = 'planted'$$,
    'the list does not hold functions of extensions'
);

SELECT * FROM finish();
ROLLBACK;
