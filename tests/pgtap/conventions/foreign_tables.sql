BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_foreign_tables()',
    '26 foreign-table: no role of the application can reach a foreign table'
);
SELECT is_empty(
    $$
    SELECT c.oid::regclass
    FROM pg_class AS c
    WHERE c.relnamespace = ANY(tap.schemas_of_owner())
        AND c.relkind = 'f'
        AND (c.relnamespace <> 'ops'::regnamespace OR c.relacl IS NOT NULL)
    $$,
    '26 foreign-table: foreign tables are only in ops, without grants'
);

DO $$
BEGIN
    CREATE FOREIGN DATA WRAPPER planted;
END;
$$;
CREATE SERVER planted FOREIGN DATA WRAPPER planted;
CREATE FOREIGN TABLE ledger.planted (id uuid) SERVER planted;
SELECT isnt_empty(
    $$
    SELECT detail FROM ops.check_foreign_tables() WHERE detail LIKE '%ledger.planted%'
    $$,
    '26 foreign-table: a foreign table in an exposed schema is found'
);

SELECT * FROM finish();
ROLLBACK;
