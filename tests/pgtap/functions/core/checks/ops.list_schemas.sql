BEGIN;
SELECT plan(3);

SELECT ok(
    (SELECT array_agg(nspname::text) FROM ops.list_schemas()) @> '{ledger,priv,ops}',
    'the schemas of the core are among them'
);
SELECT is_empty(
    $$
    SELECT nspname FROM ops.list_schemas()
    WHERE nspname IN ('public', 'pg_catalog', 'information_schema', 'eldb', 'cron')
    $$,
    'those of the server, of extensions and of the runner are not'
);
CREATE SCHEMA planted AUTHORIZATION ledger_owner;
CREATE SCHEMA planted_beside;
SELECT set_eq(
    $$SELECT nspname::text FROM ops.list_schemas() WHERE nspname ~ 'planted'$$,
    ARRAY['planted'],
    'a new schema of the owner is, one beside it is not'
);

SELECT * FROM finish();
ROLLBACK;
