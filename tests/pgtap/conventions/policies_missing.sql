BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_policies_missing()',
    'every table can be used by somebody through a policy'
);
SELECT is_empty(
    $$
    SELECT c.oid::regclass
    FROM pg_class AS c
    WHERE c.relnamespace IN (
            SELECT s.oid FROM pg_namespace AS s
            WHERE s.nspowner = 'ledger_owner'::regrole
        )
        AND c.relkind IN ('r', 'p')
        AND NOT c.relispartition
        AND NOT EXISTS (
            SELECT FROM pg_policy AS p
            WHERE p.polrelid = c.oid
                AND p.polpermissive
                AND p.polroles <> ARRAY['ledger_backup'::regrole::oid]
        )
    $$,
    'the catalogue says the same'
);

CREATE TABLE ledger.planted (id uuid PRIMARY KEY);
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_policies_missing()
    WHERE metadata ->> 'object' = 'ledger.planted'
    $$,
    'a table that somebody forgot to open is found'
);

SELECT * FROM finish();
ROLLBACK;
