BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_comments_missing()',
    'every schema, table, column, view, type, function and policy has a comment'
);
SELECT is_empty(
    $$
    SELECT c.oid::regclass
    FROM pg_class AS c
    WHERE c.relnamespace = ANY(tap.schemas_of_owner())
        AND c.relkind IN ('r', 'p', 'v', 'm')
        AND obj_description(c.oid, 'pg_class') IS NULL
    $$,
    'the catalogue has no table or view without a comment'
);

COMMENT ON COLUMN ledger.profiles.deceased_on IS NULL;
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_comments_missing()
    WHERE metadata ->> 'object' = 'COLUMN ledger.profiles.deceased_on'
    $$,
    'a column without a comment is found'
);

SELECT * FROM finish();
ROLLBACK;
