BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_rls_forced()',
    '01 owner: row level security is enabled and forced on every table and partition'
);
SELECT is_empty(
    $$
    SELECT c.oid::regclass
    FROM pg_class AS c
    WHERE c.relnamespace = ANY(tap.schemas_of_owner())
        AND c.relkind IN ('r', 'p')
        AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
    $$,
    '01 owner: the catalogue has no table without row level security, forced'
);

CREATE TABLE ledger.planted PARTITION OF ledger.access_logs
FOR VALUES FROM ('00000000-0000-7000-8000-000000000000')
TO ('00000000-0001-7000-8000-000000000000');
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_rls_forced()
    WHERE metadata ->> 'object' = 'ledger.planted'
    $$,
    '08 partition-direct: a partition that somebody created by hand is found'
);

SELECT * FROM finish();
ROLLBACK;
