BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_no_cascade()',
    '11 cascade: no foreign key deletes or changes other rows'
);
SELECT is_empty(
    $$
    SELECT k.conname
    FROM pg_constraint AS k
    INNER JOIN pg_class AS c ON c.oid = k.conrelid
    WHERE c.relnamespace = ANY(tap.schemas_of_owner())
        AND k.contype = 'f'
        AND (k.confdeltype NOT IN ('a', 'r') OR k.confupdtype NOT IN ('a', 'r'))
    $$,
    '11 cascade: every foreign key of a table or partition restricts'
);

CREATE TABLE ledger.planted (
    id uuid PRIMARY KEY REFERENCES ledger.profiles (id) ON DELETE CASCADE
);
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_no_cascade()
    WHERE metadata ->> 'object' = 'ledger.planted:planted_id_fkey'
    $$,
    '11 cascade: a foreign key that deletes rows is found'
);

SELECT * FROM finish();
ROLLBACK;
