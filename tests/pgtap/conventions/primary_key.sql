BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_primary_key()',
    'every table and partition has a primary key'
);
SELECT is_empty(
    $$
    SELECT c.oid::regclass
    FROM pg_class AS c
    WHERE c.relnamespace = ANY(tap.schemas_of_owner())
        AND c.relkind IN ('r', 'p')
        AND NOT EXISTS (
            SELECT FROM pg_index AS i WHERE i.indrelid = c.oid AND i.indisprimary
        )
    $$,
    'the catalogue has no table or partition without a primary key'
);

CREATE TABLE ledger.planted (id uuid UNIQUE NOT NULL);
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_primary_key()
    WHERE metadata ->> 'object' = 'ledger.planted'
    $$,
    'a table that has a unique column and no primary key is found'
);

SELECT * FROM finish();
ROLLBACK;
