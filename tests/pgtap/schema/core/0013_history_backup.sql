BEGIN;
SELECT plan(2);

SELECT is_empty(
    $$
    SELECT c.oid::regclass
    FROM pg_class AS c
    WHERE c.relnamespace = 'eldb'::regnamespace
        AND c.relkind IN ('r', 'S')
        AND NOT has_table_privilege('ledger_backup', c.oid, 'SELECT')
    $$,
    '22 dump: the backup can read the history, which a restored region needs'
);
SELECT is_empty(
    $$
    SELECT c.oid::regclass
    FROM pg_class AS c
    WHERE c.relnamespace = 'eldb'::regnamespace
        AND c.relkind = 'r'
        AND has_table_privilege('ledger_backup', c.oid, 'INSERT, UPDATE, DELETE')
    $$,
    'the backup cannot write the history'
);

SELECT * FROM finish();
ROLLBACK;
