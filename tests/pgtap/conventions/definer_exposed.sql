BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_definer_exposed()',
    '05 definer-path: no SECURITY DEFINER function is in a schema that an API can reach'
);
SELECT is_empty(
    $$
    SELECT p.oid::regprocedure
    FROM pg_proc AS p
    WHERE p.pronamespace = ANY(tap.schemas_of_owner())
        AND p.prosecdef
        AND p.pronamespace NOT IN ('priv'::regnamespace, 'ops'::regnamespace)
    $$,
    '05 definer-path: the catalogue has such functions only in priv and ops'
);

ALTER FUNCTION ledger.end_membership(uuid, uuid, text) SECURITY DEFINER;
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_definer_exposed()
    WHERE detail LIKE '%ledger.end_membership%'
    $$,
    '05 definer-path: a SECURITY DEFINER function in an exposed schema is found'
);

SELECT * FROM finish();
ROLLBACK;
