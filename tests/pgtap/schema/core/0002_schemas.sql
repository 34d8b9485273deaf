BEGIN;
SELECT plan(2);

SELECT is_empty(
    $$
    SELECT s FROM unnest(ARRAY['ledger', 'priv', 'ops']) AS s
    WHERE NOT EXISTS (
        SELECT FROM pg_namespace AS n
        WHERE n.nspname = s AND n.nspowner = 'ledger_owner'::regrole
    )
    $$,
    'the three schemas exist and belong to the owner'
);
SELECT is_empty(
    $$
    SELECT c.oid::regclass FROM pg_class AS c
    WHERE c.relnamespace IN (SELECT n.oid FROM ops.list_schemas() AS n)
        AND c.relowner <> 'ledger_owner'::regrole
    $$,
    'every relation in them belongs to the owner'
);

SELECT * FROM finish();
ROLLBACK;
