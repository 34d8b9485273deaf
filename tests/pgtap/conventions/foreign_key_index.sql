BEGIN;
SELECT plan(2);

SELECT is_empty(
    'SELECT detail FROM ops.check_foreign_key_index()',
    'every foreign key has an index that begins with its columns'
);

CREATE TABLE ledger.planted (
    id uuid PRIMARY KEY, profile_id uuid REFERENCES ledger.profiles (id)
);
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_foreign_key_index()
    WHERE metadata ->> 'object' = 'ledger.planted:planted_profile_id_fkey'
    $$,
    'a foreign key without an index is found'
);

SELECT * FROM finish();
ROLLBACK;
