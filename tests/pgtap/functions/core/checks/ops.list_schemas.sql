BEGIN;
SELECT plan(3);

SELECT ok(
    (SELECT array_agg(nspname::text) FROM ops.list_schemas()) @> '{ledger,priv,ops}',
    'the list holds the schemas of the core'
);
SELECT is_empty(
    $$
    SELECT nspname FROM ops.list_schemas()
    WHERE nspname IN ('public', 'pg_catalog', 'information_schema', 'eldb', 'cron')
    $$,
    'the list does not hold schemas of the server, of extensions or of the runner'
);
CREATE SCHEMA planted AUTHORIZATION ledger_owner;
CREATE SCHEMA planted_beside;
SELECT set_eq(
    $$SELECT nspname::text FROM ops.list_schemas() WHERE nspname ~ 'planted'$$,
    ARRAY['planted'],
    'the list holds a new schema of the owner, and not a schema of another role'
);

SELECT * FROM finish();
ROLLBACK;
