BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_policies_missing()',
    'every table has a policy that opens it to a role besides the backup'
);
SELECT is_empty(
    $$
    SELECT c.oid::regclass
    FROM pg_class AS c
    WHERE c.relnamespace = ANY(tap.schemas_of_owner())
        AND c.relkind IN ('r', 'p')
        AND NOT c.relispartition
        AND NOT EXISTS (
            SELECT FROM pg_policy AS p
            WHERE p.polrelid = c.oid
                AND p.polpermissive
                AND p.polroles <> ARRAY['ledger_backup'::regrole::oid]
        )
    $$,
    'the catalogue has no table that only the backup can read'
);

CREATE TABLE ledger.planted (id uuid PRIMARY KEY);
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_policies_missing()
    WHERE metadata ->> 'object' = 'ledger.planted'
    $$,
    'a table without policies is found'
);

SELECT * FROM finish();
ROLLBACK;
