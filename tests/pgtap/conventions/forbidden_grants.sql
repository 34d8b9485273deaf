BEGIN;
SELECT plan(3);

SELECT is_empty(
    'SELECT detail FROM ops.check_forbidden_grants()',
    '24 truncate: no role has a right that policies do not restrict'
);
SELECT is_empty(
    $$
    SELECT c.oid::regclass
    FROM pg_class AS c
    CROSS JOIN pg_roles AS r
    WHERE c.relnamespace = ANY(tap.schemas_of_owner())
        AND c.relkind IN ('r', 'p', 'v', 'm')
        AND r.rolname IN ('anon', 'authenticated', 'service_role')
        AND (
            has_table_privilege(r.oid, c.oid, 'TRUNCATE, REFERENCES, TRIGGER')
            OR (
                (
                    c.relispartition
                    OR c.relnamespace IN ('priv'::regnamespace, 'ops'::regnamespace)
                )
                AND (
                    has_table_privilege(r.oid, c.oid, 'SELECT, INSERT, UPDATE, DELETE')
                    OR has_any_column_privilege(r.oid, c.oid, 'SELECT, INSERT, UPDATE')
                )
            )
        )
    $$,
    '24 truncate: no role of the API has such a right on any table'
);

CREATE TABLE ledger.planted PARTITION OF ledger.access_logs
FOR VALUES FROM ('00000000-0000-7000-8000-000000000000')
TO ('00000000-0001-7000-8000-000000000000');
GRANT SELECT ON ledger.planted TO authenticated;
SELECT isnt_empty(
    $$
    SELECT detail
    FROM ops.check_forbidden_grants()
    WHERE metadata ->> 'object' = 'ledger.planted:authenticated:SELECT'
    $$,
    '08 partition-direct: a grant on a partition is found'
);

SELECT * FROM finish();
ROLLBACK;
